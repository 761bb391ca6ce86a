/** The keypad's state: which field takes the next digit, and the content of each. Pure. */

export type PadField = 'systolic' | 'diastolic' | 'heartRate' | 'spo2' | 'respiratoryRate' | 'temperature' | 'pain';

/** In the order in which a nurse reads the monitor. */
export const PAD_FIELDS: PadField[] = ['systolic', 'diastolic', 'heartRate', 'spo2', 'respiratoryRate', 'temperature', 'pain'];

export function isPadField(field: string): field is PadField {
  return (PAD_FIELDS as string[]).includes(field);
}

/** The highest number the form takes; only to know when a field is full. The server says what is refused. */
const MOST: Record<PadField, number> = {
  systolic: 300,
  diastolic: 200,
  heartRate: 300,
  spo2: 100,
  respiratoryRate: 80,
  temperature: 45,
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

/** No further digit fits: another would be above what the form takes. */
function isFull(field: PadField, text: string): boolean {
  if (field === 'temperature') {
    return /^\d\d\.\d$/.test(text);
  }
  return Number(text) * 10 > MOST[field];
}

function typed(state: PadState, digit: string): PadState {
  const { field } = state;
  let text = (state.texts[field] ?? '') + digit;
  // 36.8 is typed as 3 6 8
  if (field === 'temperature' && /^\d\d$/.test(text)) {
    text += '.';
  }
  if (text.replace('.', '').length > 3) {
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

/** The state after a key. */
export function press(state: PadState, key: PadKey): PadState {
  if ('digit' in key) {
    return typed(state, key.digit);
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
