import type { Acuity, NewCourse } from '@/lib/api/schema';
import type { Refused } from '@/lib/problem';

type Entry = number | string;

/** A phase as the form holds it. */
export interface PhaseValues {
  name: string;
  sessions: Entry;
  gapDays: { min: Entry; target: Entry; max: Entry };
}

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
  phases: PhaseValues[];
}

export const number = (entry: Entry) => (entry === '' ? null : Number(entry));

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
    phases: phasesOf(phases),
  } as NewCourse;
}

/** Phases as they are sent. */
export function phasesOf(phases: PhaseValues[]) {
  return phases.map(({ name, sessions, gapDays }) => ({
    name,
    sessions: number(sessions),
    gapDays: { min: number(gapDays.min), target: number(gapDays.target), max: number(gapDays.max) },
  }));
}

/** What the server refused, by the form's fields. */
export function formErrors(refused: Refused): Record<string, string> {
  return Object.fromEntries(
    Object.entries(refused.fields()).map(([field, message]) => [
      field.replace(/\[(\d+)\]/g, '.$1').replace(/gapDays(\.ordered)?$/, 'gapDays.min'),
      message,
    ]),
  );
}
