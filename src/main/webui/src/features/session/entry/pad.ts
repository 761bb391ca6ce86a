/** The keypad's state: which field takes the next digit, and the content of each. Pure. */

import type { TemperatureUnit } from '@/lib/units';

export type PadField = 'systolic' | 'diastolic' | 'heartRate' | 'spo2' | 'respiratoryRate' | 'temperature' | 'pain';

/** In the order in which a nurse reads the monitor. */
export const PAD_FIELDS: PadField[] = ['systolic', 'diastolic', 'heartRate', 'spo2', 'respiratoryRate', 'temperature', 'pain'];

/** Fields of the form beside the keys, whose errors are shown with those of the keypad's. */
const BESIDE = ['oxygenFlow', 'oxygenDevice', 'supplementalOxygen'] as const;

/** Whether an error at this field is shown by the field's name. */
export function isNamed(field: string): field is PadField | (typeof BESIDE)[number] {
  return [...PAD_FIELDS, ...BESIDE].some((one) => one === field);
}

/** The highest number the form takes; only to know when a field is full. The server says what is refused. */
const MOST: Record<PadField, number> = {
  systolic: 300,
  diastolic: 200,
  heartRate: 300,
  spo2: 100,
  respiratoryRate: 80,
  temperature: 113,
  pain: 10,
};

export interface PadState {
  field: PadField;
  texts: Partial<Record<PadField, string>>;
}

export type PadKey = { digit: string } | { point: true } | { erase: true } | { next: true } | { go: PadField };

export const EMPTY_PAD: PadState = { field: 'systolic', texts: {} };

function after(field: PadField): PadField {
  const next = PAD_FIELDS[PAD_FIELDS.indexOf(field) + 1];
  return next ?? field;
}

/** How many digits a temperature has before the point: only °F reach the hundreds. */
function wholeDigits(text: string, unit: TemperatureUnit): number {
  return unit === '[degF]' && text.startsWith('1') ? 3 : 2;
}

/** No further digit fits: another would be above what the form takes. */
function isFull(field: PadField, text: string): boolean {
  if (field === 'temperature') {
    return /\.\d$/.test(text);
  }
  return Number(text) * 10 > MOST[field];
}

function typed(state: PadState, digit: string, unit: TemperatureUnit): PadState {
  const { field } = state;
  let text = (state.texts[field] ?? '') + digit;
  // 36.8 is typed as 3 6 8, 100.4 as 1 0 0 4
  const whole = field === 'temperature' ? wholeDigits(text, unit) : 3;
  if (field === 'temperature' && text.length === whole) {
    text += '.';
  }
  if (text.replace('.', '').length > (field === 'temperature' ? whole + 1 : 3)) {
    return state;
  }
  const texts = { ...state.texts, [field]: text };
  return { texts, field: isFull(field, text) ? after(field) : field };
}

function erased(state: PadState): PadState {
  const text = state.texts[state.field] ?? '';
  if (text === '') {
    const before = PAD_FIELDS[Math.max(0, PAD_FIELDS.indexOf(state.field) - 1)] as PadField;
    return { ...state, field: before };
  }
  const shorter = text.endsWith('.') ? text.slice(0, -2) : text.slice(0, -1);
  return { ...state, texts: { ...state.texts, [state.field]: shorter } };
}

/** The state after a key; temperatures are typed in that unit. */
export function press(state: PadState, key: PadKey, unit: TemperatureUnit = 'Cel'): PadState {
  if ('digit' in key) {
    return typed(state, key.digit, unit);
  }
  if ('erase' in key) {
    return erased(state);
  }
  if ('go' in key) {
    return { ...state, field: key.go };
  }
  return 'next' in key ? { ...state, field: after(state.field) } : state;
}

/** The numbers as the API takes them; an empty field is omitted, never 0. */
export function numbers({ texts }: PadState): Partial<Record<PadField, number>> {
  const values: Partial<Record<PadField, number>> = {};
  for (const field of PAD_FIELDS) {
    const text = texts[field]?.replace(/\.$/, '');
    if (text) {
      values[field] = Number(text);
    }
  }
  return values;
}
