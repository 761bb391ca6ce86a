import type { FlagView, WaitingSession } from '@/lib/api/schema';
import { rank } from '@/ui/severity';

/** An hour without a decision is long. */
export const OLD_MINUTES = 60;

/** Where the clinician goes from a session: the one before or after it; null at the end. */
export function beside(queue: WaitingSession[], id: string | undefined, step: 1 | -1): string | null {
  const at = queue.findIndex(({ session }) => session.id === id);
  const to = at < 0 ? 0 : at + step;
  return queue[to]?.session.id ?? null;
}

/** What opens after a signature: the next session, or else the first that still waits. */
export function afterSigning(queue: WaitingSession[], signed: string): string | null {
  return beside(queue, signed, 1) ?? queue.find(({ session }) => session.id !== signed)?.session.id ?? null;
}

/** The flags that count, in the order in which they ask for someone: undecided first, then by severity, then the oldest. */
export function inOrder(flags: FlagView[]): FlagView[] {
  return [...flags].sort(
    (a, b) =>
      Number(a.status === 'RESOLVED') - Number(b.status === 'RESOLVED') ||
      Number(a.withdrawnAt !== null) - Number(b.withdrawnAt !== null) ||
      rank(a.severity) - rank(b.severity) ||
      Date.parse(a.raisedAt) - Date.parse(b.raisedAt),
  );
}

/** What a clinician has yet to decide on. */
export function undecided(flags: FlagView[]): FlagView[] {
  return flags.filter(({ status }) => status !== 'RESOLVED');
}
