/** Dates and times as people read them, always in a clinic's zone that is passed in. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone}|${language}|${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
    formats.set(key, made);
  }
  return made;
}

type Moment = string | number | Date;

/** `14:05`, always of 24 hours: nobody asks which half of the day. */
export function clockTime(instant: Moment, zone: string): string {
  return format(zone, 'en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** `Tue, 24 Nov`. */
export function shortDay(instant: Moment, zone: string, language: string): string {
  return format(zone, language, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(instant));
}

/** `Tuesday, 24 November 2026`. */
export function longDay(instant: Moment, zone: string, language: string): string {
  return format(zone, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(instant));
}

/** `Tue, 24 Nov, 14:05`. */
export function dayAndTime(instant: Moment, zone: string, language: string): string {
  return `${shortDay(instant, zone, language)}, ${clockTime(instant, zone)}`;
}

/** The clinic's calendar day of an instant, `2026-11-24`. */
export function localDate(instant: Moment, zone: string): string {
  return format(zone, 'en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
}

/** A plain date such as a birth date; it has no zone. */
export function plainDate(date: string, language: string): string {
  return format('UTC', language, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${date}T00:00:00Z`));
}

/** A date as far as it is known: `1975`, `Jun 1975`, `Jun 12, 1975`. */
export function partialDate(date: string, language: string): string {
  if (date.length === 4) {
    return date;
  }
  return date.length === 7
    ? format('UTC', language, { month: 'short', year: 'numeric' }).format(new Date(`${date}-01T00:00:00Z`))
    : plainDate(date, language);
}

function zoneOffsetMillis(instant: number, zone: string): number {
  const parts = format(zone, 'en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(instant / 1_000) * 1_000;
}

/**
 * The instant of a wall-clock time in a zone, `2026-11-24` and `14:05`. A time that the clock skips becomes the one
 * after the gap, one that comes twice the earlier.
 */
export function instantOf(date: string, time: string, zone: string): string {
  const wall = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  const before = zoneOffsetMillis(wall - 86_400_000, zone);
  const first = wall - before;
  const candidates = [first, wall - zoneOffsetMillis(wall + 86_400_000, zone)];
  const exact = candidates.filter((instant) => instant + zoneOffsetMillis(instant, zone) === wall);
  return new Date(exact.length > 0 ? Math.min(...exact) : first).toISOString();
}

/** A date some days later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return plusDays(date, day === 0 ? -6 : 1 - day);
}

/** Whole minutes from one instant to another, rounded down. */
export function minutesBetween(from: Moment, to: Moment): number {
  return Math.floor((new Date(to).getTime() - new Date(from).getTime()) / 60_000);
}

/** `6:20`, minutes and seconds of a countdown. */
export function countdown(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The weekday of a date as the API names it. */
export function weekdayOf(date: string): 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY' {
  return (
    (['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const)[new Date(`${date}T00:00:00Z`).getUTCDay()] ??
    'MONDAY'
  );
}

/** Minutes since midnight of a time such as `07:30`. */
export function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `07:30` of minutes since midnight. */
export function timeOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** An instant by the clinic's clock, `2026-11-24T14:05`. */
export function wallTime(instant: Moment, zone: string): string {
  return `${localDate(instant, zone)}T${clockTime(instant, zone)}`;
}

/** `Tue 24 Nov` of a plain date. */
export function weekdayAndDate(date: string, language: string): string {
  return format('UTC', language, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(`${date}T00:00:00Z`));
}
