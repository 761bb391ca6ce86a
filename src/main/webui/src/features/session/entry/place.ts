import type { VitalSign, VitalSigns } from '@/lib/api/schema';

/** The chair at which something is written down: as much as is known of it without a network. */
export interface Place {
  id: string;
  chair: string;
  /** Each sign as it was last measured, be it in different sets; null before the first set. */
  last: VitalSigns | null;
  /** The signs of the next set, as the server names them. */
  due: VitalSign[];
}

/** Moments that can be chosen with one tap, in minutes before now. */
export const MINUTES_AGO = [0, 1, 2, 5, 10, 15] as const;

/** What is read off together: a diastolic pressure belongs to its systolic one, a sedation to what else was chosen. */
const TOGETHER: (keyof VitalSigns)[][] = [
  ['systolic', 'diastolic'],
  ['heartRate'],
  ['spo2'],
  ['respiratoryRate'],
  ['temperature'],
  ['supplementalOxygen', 'oxygenFlow', 'oxygenDevice', 'consciousness', 'sedation'],
  ['pain'],
  ['cadss6'],
];

/** Each sign as it was last measured in these sets, the earliest first: a pressure repeated alone hides no other sign. */
export function lastMeasured(sets: VitalSigns[]): VitalSigns | null {
  if (sets.length === 0) {
    return null;
  }
  const signs = TOGETHER.flatMap((together) => {
    const last = sets.findLast((set) => together.some((sign) => set[sign] !== null));
    return together.map((sign) => [sign, last?.[sign] ?? null]);
  });
  return Object.fromEntries(signs) as VitalSigns;
}
