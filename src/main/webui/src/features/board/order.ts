import type { BoardFlag, BoardPlace } from '@/lib/api/schema';
import { rank } from '@/ui/severity';

/** The flags that wait for somebody, most urgent first: open before seen, severe before mild, old before new. */
export function urgentFirst(flags: BoardFlag[]): BoardFlag[] {
  return [...flags].sort(
    (a, b) =>
      Number(b.status === 'OPEN') - Number(a.status === 'OPEN') ||
      rank(a.severity) - rank(b.severity) ||
      Date.parse(a.raisedAt) - Date.parse(b.raisedAt),
  );
}

/** Whether somebody has to come: an open flag, or a set that the server calls overdue. */
export function needsSomeone({ session }: BoardPlace): boolean {
  return session !== null && (session.flags.some(({ status }) => status === 'OPEN') || session.nextSet?.status === 'OVERDUE');
}

function urgency({ session }: BoardPlace): [number, number] {
  const first = urgentFirst(session?.flags ?? []).find(({ status }) => status === 'OPEN');
  return first
    ? [rank(first.severity), Date.parse(first.raisedAt)]
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
