/** Which days a page shows, as its address says it. */
export interface DaysShown {
  date?: string;
  view?: 'day' | 'week';
}

const A_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a date such as `2026-11-24`, and one that exists. */
export function isDate(text: unknown): text is string {
  return typeof text === 'string' && A_DATE.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** What of an address's search says which days are meant; the rest is left out. */
export function daysShown(search: Record<string, unknown>): DaysShown {
  return {
    ...(isDate(search.date) ? { date: search.date } : {}),
    ...(search.view === 'week' ? { view: 'week' as const } : {}),
  };
}
