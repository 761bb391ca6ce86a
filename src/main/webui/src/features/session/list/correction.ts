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
      ...(set.oxygenFlow === null ? {} : { oxygenFlow: set.oxygenFlow }),
      ...(set.oxygenDevice === null || set.oxygenDevice === 'ROOM_AIR' ? {} : { oxygenDevice: set.oxygenDevice }),
      ...(set.sedation === null ? {} : { sedation: set.sedation }),
    },
  };
}

type Supply = Pick<Correction, 'remove' | 'supplementalOxygen' | 'oxygenFlow' | 'oxygenDevice'>;

/** The oxygen's flow and device where one of them differs; where one is taken away, the oxygen before is removed. */
function supplyChanges(before: ObservationView, { supplementalOxygen, oxygenFlow, oxygenDevice }: Chosen): Supply {
  const device = before.oxygenDevice === 'ROOM_AIR' ? null : before.oxygenDevice;
  if (supplementalOxygen !== true || ((oxygenFlow ?? null) === before.oxygenFlow && (oxygenDevice ?? null) === device)) {
    return {};
  }
  const supply = { ...(oxygenFlow === undefined ? {} : { oxygenFlow }), ...(oxygenDevice === undefined ? {} : { oxygenDevice }) };
  const isTaken = (oxygenFlow === undefined && before.oxygenFlow !== null) || (oxygenDevice === undefined && device !== null);
  return isTaken ? { remove: ['supplementalOxygen'], supplementalOxygen: true, ...supply } : supply;
}

/** Only what differs is sent: a changed value, or a value taken away. */
export function changes(before: ObservationView, { chosen, ...typed }: Corrected, unit: TemperatureUnit): Omit<Correction, 'reason'> {
  const { oxygenFlow: _flow, oxygenDevice: _device, ...choices } = chosen;
  const after: { [sign in PadField | keyof typeof choices]?: ObservationView[sign] | undefined } = { ...choices };
  for (const field of PAD_FIELDS) {
    after[field] = typed[field] === '' ? undefined : Number(typed[field]);
  }
  const signs = [...PAD_FIELDS, 'consciousness', 'supplementalOxygen', 'sedation'] as const;
  const was = (sign: (typeof signs)[number]) => (sign === 'temperature' ? shown(before, sign, unit) : before[sign]);
  const changed = signs.filter((sign) => after[sign] !== undefined && after[sign] !== was(sign));
  const { remove: replaced, ...supply } = supplyChanges(before, chosen);
  const remove: VitalSign[] = [...signs.filter((sign) => after[sign] === undefined && before[sign] !== null), ...(replaced ?? [])];
  return {
    ...Object.fromEntries(changed.map((sign) => [sign, after[sign]])),
    ...(changed.includes('temperature') ? temperatureUnitOf(after.temperature, unit) : {}),
    ...supply,
    ...(remove.length > 0 ? { remove } : {}),
  };
}
