import type { OpeningHours, SessionSummary } from '@/lib/api/schema';
import type { DayRoster } from '@/lib/roster';
import { stands } from '@/lib/sessions';
import { minuteOfDay, wallTime } from '@/lib/time';

export const QUARTER = 15;

/** How many patients are in the chairs in a quarter of an hour, and how many the nurses on shift may watch; null: not known. */
export interface Quarter {
  minute: number;
  patients: number;
  ceiling: number | null;
}

/** The load of one day, quarter by quarter. */
export interface DayLoad {
  date: string;
  day: Quarter[];
}

interface Stay {
  from: number;
  until: number;
}

/** When a session occupies the clinic's day, in minutes since its midnight; nothing where it is on another day. */
export function stayOn(date: string, { start, end }: Pick<SessionSummary, 'start' | 'end'>, zone: string): Stay | null {
  const [from, until] = [wallTime(start, zone), wallTime(end, zone)];
  if (from.slice(0, 10) > date || until.slice(0, 10) < date) {
    return null;
  }
  return {
    from: from.startsWith(date) ? minuteOfDay(from.slice(11)) : 0,
    until: until.startsWith(date) ? minuteOfDay(until.slice(11)) : 24 * 60,
  };
}

/** Half-open, and 00:00 as an end is the midnight that ends the day. */
function within(minute: number, { from, until }: { from: string; until: string }): boolean {
  const end = minuteOfDay(until) || 24 * 60;
  return minuteOfDay(from) < minute + QUARTER && minute < end;
}

function ceilingAt(minute: number, roster: DayRoster | undefined, patientsPerNurse: number): number | null {
  if (!roster?.written) {
    return null;
  }
  const nurses = roster.shifts.filter(
    (shift) => shift.duty === 'NURSE' && within(minute, shift) && !shift.breaks.some((pause) => within(minute, pause)),
  );
  return nurses.length * patientsPerNurse;
}

/** A day's nurse load by quarters of an hour. A patient counts from arrival to leaving. */
export function quarters(
  date: string,
  sessions: SessionSummary[],
  roster: DayRoster | undefined,
  patientsPerNurse: number,
  hours: { from: number; until: number },
  zone: string,
): Quarter[] {
  const stays = sessions.filter(stands).flatMap((session) => stayOn(date, session, zone) ?? []);
  const made: Quarter[] = [];
  for (let minute = hours.from; minute < hours.until; minute += QUARTER) {
    const patients = stays.filter(({ from, until }) => from < minute + QUARTER && minute < until).length;
    made.push({ minute, patients, ceiling: ceilingAt(minute, roster, patientsPerNurse) });
  }
  return made;
}

/** The quarter to speak of: the first one above its ceiling, or the fullest. */
export function worst(day: Quarter[]): Quarter | undefined {
  const over = day.filter(({ patients, ceiling }) => ceiling !== null && patients > ceiling);
  return [...(over.length > 0 ? over : day)].sort((a, b) => b.patients - a.patients || a.minute - b.minute)[0];
}

/** The hours to draw: the clinic's own, and whatever a session needs, in whole hours. */
export function hoursShown(dates: string[], hours: OpeningHours[], sessions: SessionSummary[], zone: string): Stay {
  const stays = dates.flatMap((date) => sessions.filter(stands).flatMap((session) => stayOn(date, session, zone) ?? []));
  const from = [...hours.map(({ opens }) => minuteOfDay(opens)), ...stays.map((stay) => stay.from)];
  const until = [...hours.map(({ closes }) => minuteOfDay(closes) || 24 * 60), ...stays.map((stay) => stay.until)];
  if (from.length === 0) {
    return { from: 7 * 60, until: 19 * 60 };
  }
  return { from: Math.floor(Math.min(...from) / 60) * 60, until: Math.ceil(Math.max(...until) / 60) * 60 };
}
