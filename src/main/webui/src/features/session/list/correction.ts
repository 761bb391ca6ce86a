import type { Correction, ObservationView, VitalSign } from '@/lib/api/schema';
import { type TemperatureUnit, temperatureIn, temperatureUnitOf } from '@/lib/units';
import type { Chosen } from '../entry/Choices';
import { PAD_FIELDS, type PadField } from '../entry/pad';

/** The form's content: the typed values, an empty text for none, and the chosen ones. */
export type Corrected = Record<PadField, number | string> & { chosen: Chosen };

/** The number of a set as people see it in the clinic's unit. */
function shown(set: ObservationView, field: PadField, unit: TemperatureUnit): number | null {
  const number = set[field];
  return field === 'temperature' && number !== null ? temperatureIn(number, unit) : number;
}

/** The current set, to start from. */
export function asItStands(set: ObservationView, unit: TemperatureUnit): Corrected {
  const typed = Object.fromEntries(PAD_FIELDS.map((field) => [field, shown(set, field, unit) ?? ''])) as Record<PadField, number | string>;
  return {
    ...typed,
    chosen: {
      ...(set.consciousness === null ? {} : { consciousness: set.consciousness }),
      ...(set.supplementalOxygen === null ? {} : { supplementalOxygen: set.supplementalOxygen }),
      ...(set.sedation === null ? {} : { sedation: set.sedation }),
    },
  };
}

/** Only what differs is sent: a changed value, or a value taken away. */
export function changes(before: ObservationView, { chosen, ...typed }: Corrected, unit: TemperatureUnit): Omit<Correction, 'reason'> {
  const after: { [sign in PadField | keyof Chosen]?: ObservationView[sign] | undefined } = { ...chosen };
  for (const field of PAD_FIELDS) {
    after[field] = typed[field] === '' ? undefined : Number(typed[field]);
  }
  const signs = [...PAD_FIELDS, 'consciousness', 'supplementalOxygen', 'sedation'] as const;
  const was = (sign: (typeof signs)[number]) => (sign === 'temperature' ? shown(before, sign, unit) : before[sign]);
  const changed = signs.filter((sign) => after[sign] !== undefined && after[sign] !== was(sign));
  const remove: VitalSign[] = signs.filter((sign) => after[sign] === undefined && before[sign] !== null);
  return {
    ...Object.fromEntries(changed.map((sign) => [sign, after[sign]])),
    ...(changed.includes('temperature') ? temperatureUnitOf(after.temperature, unit) : {}),
    ...(remove.length > 0 ? { remove } : {}),
  };
}
