import type { ClosureView, OpeningHours } from '@/lib/api/schema';
import { plusDays, timeOfMinute, minuteOfDay, wallTime, weekdayOf } from '@/lib/time';

/** A time in which nothing can be booked, by the clinic's clock; no chair: in all of them. */
export interface ClosedTime {
  from: string;
  until: string;
  chairId: string | null;
  reason: string | null;
}

function clock(date: string, minute: number): string {
  return minute >= 24 * 60 ? `${plusDays(date, 1)}T00:00` : `${date}T${timeOfMinute(minute)}`;
}

/** What of a day lies outside the opening hours; nothing where no hours are written down at all. */
export function closedHours(date: string, hours: OpeningHours[]): ClosedTime[] {
  if (hours.length === 0) {
    return [];
  }
  const open = hours
    .filter(({ day }) => day === weekdayOf(date))
    .map(({ opens, closes }) => ({ from: minuteOfDay(opens), until: minuteOfDay(closes) || 24 * 60 }))
    .sort((a, b) => a.from - b.from);
  const closed: ClosedTime[] = [];
  let since = 0;
  for (const { from, until } of [...open, { from: 24 * 60, until: 24 * 60 }]) {
    if (from > since) {
      closed.push({ from: clock(date, since), until: clock(date, from), chairId: null, reason: null });
    }
    since = Math.max(since, until);
  }
  return closed;
}

/** The active closures, by the clinic's clock. */
export function closures(views: ClosureView[], zone: string): ClosedTime[] {
  return views
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ from, until, chairId, reason }) => ({ from: wallTime(from, zone), until: wallTime(until, zone), chairId, reason }));
}
