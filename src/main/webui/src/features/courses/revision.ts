import type { Acuity, CourseView, NewRevision, Phase } from '@/lib/api/schema';
import { number, type PhaseValues, phasesOf } from './order';

/** What a clinician changes of an order, as the form holds it. */
export interface RevisionValues {
  reason: string;
  dosePerKg: number | string;
  /** Why a dose beyond the limits is meant; given, it confirms the dose. */
  doseReason: string;
  infusionMinutes: number | string;
  acuity: Acuity;
  phases: PhaseValues[];
  cancelBeyond: boolean;
}

/** The order as it is, to start from. */
export function orderOf(course: CourseView): RevisionValues {
  return {
    reason: '',
    dosePerKg: course.dosePerKg,
    doseReason: '',
    infusionMinutes: course.infusionMinutes,
    acuity: course.acuity,
    phases: course.phases.map((phase) => ({ ...phase, gapDays: { ...phase.gapDays } })),
    cancelBeyond: false,
  };
}

const isSame = (one: Phase[], other: Phase[]) =>
  one.length === other.length &&
  one.every((phase, index) => {
    const its = other[index];
    return (
      its !== undefined &&
      phase.name === its.name &&
      phase.sessions === its.sessions &&
      phase.gapDays.min === its.gapDays.min &&
      phase.gapDays.target === its.gapDays.target &&
      phase.gapDays.max === its.gapDays.max
    );
  });

/** What is sent: the parts that differ. One that was emptied is sent as none, so that the server asks for it. */
export function revisionOf(course: CourseView, values: RevisionValues): NewRevision {
  const phases = phasesOf(values.phases) as Phase[];
  const dosePerKg = number(values.dosePerKg);
  const infusionMinutes = number(values.infusionMinutes);
  return {
    reason: values.reason.trim(),
    ...(dosePerKg === course.dosePerKg ? {} : { dosePerKg }),
    ...(infusionMinutes === course.infusionMinutes ? {} : { infusionMinutes }),
    ...(values.acuity === course.acuity ? {} : { acuity: values.acuity }),
    ...(isSame(phases, course.phases) ? {} : { phases }),
    ...(values.doseReason.trim() ? { confirmed: true, doseReason: values.doseReason.trim() } : {}),
    ...(values.cancelBeyond ? { cancelBeyond: true } : {}),
  };
}
