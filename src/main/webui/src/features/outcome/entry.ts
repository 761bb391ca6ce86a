import type { Instrument, OutcomeView } from '@/lib/api/schema';

export const INSTRUMENTS: Instrument[] = ['PAIN_NRS', 'HEADACHE_DAYS', 'HIT6', 'MIDAS', 'PHQ9'];

/** How a questionnaire is filled in: so many items, each one of these numbers, or a number of days. */
export const ITEMS: Partial<Record<Instrument, { count: number; choices?: number[] }>> = {
  HIT6: { count: 6, choices: [6, 8, 10, 11, 13] },
  MIDAS: { count: 5 },
  PHQ9: { count: 9, choices: [0, 1, 2, 3] },
};

/** A number field: empty text where nothing is entered. */
export type Entry = number | string;

export interface OutcomeValues {
  answers: Entry[];
  value: Entry;
  windowDays: string;
  headacheDays: Entry;
  averagePain: Entry;
}

/** The empty form of an instrument. */
export function blank(instrument: Instrument): OutcomeValues {
  return {
    answers: Array.from({ length: ITEMS[instrument]?.count ?? 0 }, () => ''),
    value: '',
    windowDays: '28',
    headacheDays: '',
    averagePain: '',
  };
}

/** The form of what was written, to be corrected. */
export function filled(outcome: OutcomeView): OutcomeValues {
  return {
    answers: (outcome.answers ?? []).map((answer) => answer ?? ''),
    value: outcome.value ?? '',
    windowDays: String(outcome.windowDays ?? 28),
    headacheDays: outcome.headacheDays ?? '',
    averagePain: outcome.averagePain ?? '',
  };
}

function number(entry: Entry): number | undefined {
  return entry === '' ? undefined : Number(entry);
}

/** What is sent: only what belongs to the instrument; an item left open is null. */
export function measured(instrument: Instrument, values: OutcomeValues) {
  if (ITEMS[instrument]) {
    const answers = values.answers.map((answer) => number(answer) ?? null);
    return instrument === 'MIDAS'
      ? { answers, headacheDays: number(values.headacheDays), averagePain: number(values.averagePain) }
      : { answers };
  }
  return instrument === 'HEADACHE_DAYS'
    ? { value: number(values.value), windowDays: Number(values.windowDays) }
    : { value: number(values.value) };
}

/** The server's `answers[2]` as the form's path `answers.2`. */
export function atFields(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([field, message]) => [field.replace(/\[(\d+)\]/g, '.$1'), message]));
}
