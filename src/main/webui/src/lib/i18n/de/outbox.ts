import type { Catalog } from '../catalog';

export const outbox: Catalog['outbox'] = {
  title: 'Noch nicht gesendet',
  explain:
    'Diese Einträge stehen nur auf diesem Gerät, verschlüsselt. Sie gehen von selbst und der Reihe nach ab, sobald das Netz wieder da ist.',
  waiting: 'auf diesem Gerät aufgehoben; wird gesendet, sobald das Netz da ist',
  unsavedShort: 'nur in dieser offenen Seite; auf dem Gerät aufgehoben, sobald der Server erreichbar ist',
  unsaved:
    'Der Server hat diesem Gerät noch keinen Schlüssel gegeben. Lassen Sie diese Seite offen: Was nicht auf dem Gerät aufgehoben ist, geht mit der Seite verloren.',
  closed: 'Verschlüsselte Einträge',
  waitingFor_one:
    '{{count}} Eintrag von {{name}} liegt verschlüsselt auf diesem Gerät. Er wird gesendet, wenn {{name}} sich hier anmeldet.',
  waitingFor_other:
    '{{count}} Einträge von {{name}} liegen verschlüsselt auf diesem Gerät. Sie werden gesendet, wenn {{name}} sich hier anmeldet.',
  damaged_one:
    '{{count}} Eintrag von Ihnen ist nicht lesbar: beschädigt oder mit einem anderen Schlüssel verschlüsselt. Tragen Sie ihn noch einmal ein.',
  damaged_other:
    '{{count}} Einträge von Ihnen sind nicht lesbar: beschädigt oder mit einem anderen Schlüssel verschlüsselt. Tragen Sie sie noch einmal ein.',
  deleteDamagedSure_one: 'Den unlesbaren Eintrag löschen?',
  deleteDamagedSure_other: 'Die {{count}} unlesbaren Einträge löschen?',
  refused: 'Abgelehnt',
  sendAgain: 'Noch einmal senden',
  keepAsItIs: 'So lassen und senden',
  discard: 'Verwerfen',
  discardSure: 'Den Eintrag von {{time}} für {{chair}} verwerfen? Er ist dann nirgends mehr.',
  kind: {
    OBSERVATION: 'Vitalwerte',
    SIDE_EFFECT: 'Nebenwirkung',
    RESOLVE: 'Nebenwirkung vorbei',
    GRADE: 'Nebenwirkung eingestuft',
    PAUSE: 'Pause',
    RESUME: 'Fortsetzung',
    RATE: 'Rate',
    STOP: 'Abbruch',
    FINISH: 'Ende',
  },
};
