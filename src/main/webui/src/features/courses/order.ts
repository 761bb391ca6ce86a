import type { Acuity, NewCourse } from '@/lib/api/schema';

type Entry = number | string;

/** A course as the form holds it: a number that is not entered is the empty text. */
export interface OrderValues {
  clinicId: string;
  indication: string;
  drug: string;
  dosePerKg: Entry;
  /** Why a dose beyond the protocol's limits is meant; given, it confirms the dose. */
  doseReason: string;
  infusionMinutes: Entry;
  protocol: string;
  acuity: Acuity;
  overrideReason: string;
  phases: { name: string; sessions: Entry; gapDays: { min: Entry; target: Entry; max: Entry } }[];
}

const number = (entry: Entry) => (entry === '' ? null : Number(entry));

/** What is sent. A number that was not entered is sent as none, never as 0, so that the server asks for it at its field. */
export function requestOf(patientId: string, values: OrderValues): NewCourse {
  const { phases, dosePerKg, doseReason, infusionMinutes, overrideReason, ...rest } = values;
  return {
    ...rest,
    patientId,
    overrideReason: overrideReason.trim() || null,
    dosePerKg: number(dosePerKg),
    ...(doseReason.trim() ? { confirmed: true, doseReason: doseReason.trim() } : {}),
    infusionMinutes: number(infusionMinutes),
    phases: phases.map(({ name, sessions, gapDays }) => ({
      name,
      sessions: number(sessions),
      gapDays: { min: number(gapDays.min), target: number(gapDays.target), max: number(gapDays.max) },
    })),
  } as NewCourse;
}
