import type { OutcomeView } from '@/lib/api/schema';
import type { DoseGiven } from './useCourses';

type Rows = [number[], (number | null)[], (number | null)[]];

/** Doses and totals on one time axis, in seconds; what has no value at a time is a gap, never 0. */
export function series(entries: Pick<OutcomeView, 'takenAt' | 'total'>[], doses: Pick<DoseGiven, 'at' | 'mg'>[]): Rows {
  const rows = new Map<number, [number | null, number | null]>();
  const row = (instant: string) => {
    const seconds = Math.floor(Date.parse(instant) / 1_000);
    const found = rows.get(seconds) ?? [null, null];
    rows.set(seconds, found);
    return found;
  };
  for (const { at, mg } of doses) {
    row(at)[0] = mg;
  }
  for (const { takenAt, total } of entries) {
    row(takenAt)[1] = total;
  }
  const times = [...rows.keys()].sort((a, b) => a - b);
  return [times, times.map((time) => rows.get(time)?.[0] ?? null), times.map((time) => rows.get(time)?.[1] ?? null)];
}
