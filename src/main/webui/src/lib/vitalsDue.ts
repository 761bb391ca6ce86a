import type { TFunction } from 'i18next';
import type { BoardSession } from './api/schema';

type NextSet = NonNullable<BoardSession['nextSet']>;

/** When the next vital signs are due, in words. Whether they are overdue the server says; it knows the protocol's grace. */
export function vitalsDue(next: NextSet, now: number, t: TFunction<'board'>): string {
  const since = (instant: string) => Math.max(0, Math.floor((now - Date.parse(instant)) / 60_000));
  if (next.status === 'OVERDUE') {
    return t('setOverdue', { minutes: since(next.overdueAt) });
  }
  const millisLeft = Date.parse(next.dueAt) - now;
  if (millisLeft > 0) {
    return t('setIn', { minutes: Math.ceil(millisLeft / 60_000) });
  }
  const minutes = since(next.dueAt);
  return minutes < 1 ? t('setDue') : t('setDueSince', { minutes });
}
