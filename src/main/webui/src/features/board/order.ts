import type { BoardFlag, BoardPlace } from '@/lib/api/schema';
import { rank } from '@/ui/severity';

/** The flags that wait for somebody, most urgent first: open before seen, severe before mild, old before new. */
export function urgentFirst(flags: BoardFlag[]): BoardFlag[] {
  return [...flags].sort(
    (a, b) =>
      Number(isWaiting(b)) - Number(isWaiting(a)) ||
      rank(a.severity) - rank(b.severity) ||
      Date.parse(a.openSince) - Date.parse(b.openSince),
  );
}

/** Whether a flag waits for somebody now; a quiet one only waits for a repeat. */
export function isWaiting({ status, quiet }: BoardFlag): boolean {
  return status === 'OPEN' && !quiet;
}

/** Whether somebody has to come: a flag that waits, or a set that the server calls overdue. */
export function needsSomeone({ session }: BoardPlace): boolean {
  return session !== null && (session.flags.some(isWaiting) || session.nextSet?.status === 'OVERDUE');
}

function urgency({ session }: BoardPlace): [number, number] {
  const first = urgentFirst(session?.flags ?? []).find(isWaiting);
  return first
    ? [rank(first.severity), Date.parse(first.openSince)]
    : [3, Date.parse(session?.nextSet?.overdueAt ?? '9999-12-31T00:00:00Z')];
}

/** Chairs that need attention, most urgent first; the others keep their order. */
export function split(places: BoardPlace[]): { needing: BoardPlace[]; others: BoardPlace[] } {
  const needing = places.filter(needsSomeone).sort((a, b) => {
    const [severityA, sinceA] = urgency(a);
    const [severityB, sinceB] = urgency(b);
    return severityA - severityB || sinceA - sinceB;
  });
  return { needing, others: places.filter((place) => !needsSomeone(place)) };
}
