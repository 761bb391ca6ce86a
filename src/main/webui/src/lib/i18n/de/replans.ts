import type { Catalog } from '../catalog';

export const replans: Catalog['replans'] = {
  title: 'Umplanen',
  explain:
    'Nach einer Schließung oder einem Ausfall: die wenigsten und kleinsten Verschiebungen, nach denen jeder Termin wieder Platz, Pflegekraft und offene Praxis hat. Nichts ändert sich, bevor Sie es anwenden.',
  from: 'Erster Tag',
  until: 'Letzter Tag',
  propose: 'Verschiebungen vorschlagen',
  proposing: 'Sucht die kleinsten Verschiebungen',
  nothing: 'Kein Termin dieser Tage braucht einen anderen Platz.',
  nothingWhy: 'Ein Abstand, den eine Behandlung nicht einhält, wird hier nicht behoben: Die Hinweise unter den Terminen nennen ihn.',
  moves_one: '{{count}} Verschiebung',
  moves_other: '{{count}} Verschiebungen',
  session: 'Sitzung {{number}}',
  sessionOf: '{{patient}}, Sitzung {{number}}',
  what: 'Sitzung',
  before: 'Jetzt',
  after: 'Dann',
  reason: 'Grund',
  place: '{{time}}, {{chair}}',
  unsaved_one: 'Für {{count}} Termin findet sich kein Platz',
  unsaved_other: 'Für {{count}} Termine findet sich kein Platz',
  unsavedWhy: 'Sie bleiben, wie sie sind, und verletzen eine Regel. Verschieben oder sagen Sie sie von Hand ab.',
  apply: 'Verschiebungen anwenden',
  applied: 'Die Verschiebungen sind angewandt.',
  appliedAt: 'Angewandt {{time}}',
  toSchedule: 'Zu den Terminen',
};
