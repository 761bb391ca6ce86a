import type { Catalog } from '../catalog';

export const outbox: Catalog['outbox'] = {
  title: 'Noch nicht gesendet',
  explain: 'Diese Einträge stehen nur auf diesem Gerät. Sie gehen von selbst und der Reihe nach ab, sobald das Netz wieder da ist.',
  waiting: 'auf diesem Gerät aufgehoben; wird gesendet, sobald das Netz da ist',
  waitingFor: 'wartet, bis {{name}} sich hier anmeldet',
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
