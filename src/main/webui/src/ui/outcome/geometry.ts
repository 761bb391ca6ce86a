import type { CourseOutcomes } from '@/lib/api/schema';

/** What was given in a session of the course. */
export interface SessionDose {
  number: number;
  perKg: number | null;
}

export interface SessionPoint {
  number: number;
  before: number | null;
  after: number | null;
  change: number | null;
  perKg: number | null;
}

/** One point per session of the course, in order, with whatever is known of it. */
export function points(sessions: CourseOutcomes['sessions'], doses: SessionDose[]): SessionPoint[] {
  const numbers = new Set([...sessions.map(({ number }) => number), ...doses.map(({ number }) => number)]);
  return [...numbers]
    .sort((a, b) => a - b)
    .map((number) => {
      const pain = sessions.find((one) => one.number === number);
      const dose = doses.find((one) => one.number === number);
      return { number, before: pain?.before ?? null, after: pain?.after ?? null, change: pain?.change ?? null, perKg: dose?.perKg ?? null };
    });
}

/** The middle of a session's column, 0 to `width`. */
export function column(index: number, count: number, width: number): number {
  return ((index + 0.5) / Math.max(1, count)) * width;
}

/** The position of a pain of 0 to 10, from the top. */
export function painHeight(pain: number, height: number): number {
  return height - (pain / 10) * height;
}

/** How high the bar of a dose is; the largest fills the height. */
export function doseHeight(perKg: number, all: SessionPoint[], height: number): number {
  const most = Math.max(...all.map((one) => one.perKg ?? 0));
  return most > 0 ? (perKg / most) * height : 0;
}
