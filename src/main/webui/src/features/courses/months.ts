import { localDate } from '@/lib/time';

/** A month of a series, with the days on which there is a session. */
export interface Month {
  month: string;
  days: number[];
  /** How many days it has. */
  length: number;
}

function following(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function lengthOf(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** The months from the first of the starts to the last, in the clinic's calendar. */
export function months(starts: string[], zone: string): Month[] {
  const dates = starts.map((start) => localDate(start, zone)).sort();
  const last = dates.at(-1)?.slice(0, 7);
  const made: Month[] = [];
  for (let month = dates[0]?.slice(0, 7); month && last && month <= last; month = following(month)) {
    const days = dates.filter((date) => date.startsWith(month ?? '')).map((date) => Number(date.slice(8)));
    made.push({ month, days, length: lengthOf(month) });
  }
  return made;
}
