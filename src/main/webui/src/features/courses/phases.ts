import type { Phase, SessionSummary } from '@/lib/api/schema';
import { stands } from '@/lib/sessions';
import { localDate } from '@/lib/time';

/** A session in its phase, with the days since the previous active one; null for the first. */
export interface Beat {
  session: SessionSummary;
  phase: string | null;
  gapDays: number | null;
}

/** Which phase a session's number falls into; null beyond the order. */
export function phaseOf(number: number, phases: Phase[]): string | null {
  let last = 0;
  for (const { name, sessions } of phases) {
    last += sessions;
    if (number <= last) {
      return name;
    }
  }
  return null;
}

/** The sessions of a course by time, each with its phase and gap; canceled sessions count for no gap. */
export function beats(sessions: SessionSummary[], phases: Phase[], zone: string): Beat[] {
  let before: string | null = null;
  return [...sessions]
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .map((session) => {
      if (!stands(session)) {
        return { session, phase: null, gapDays: null };
      }
      const day = localDate(session.start, zone);
      const gapDays = before === null ? null : Math.round((Date.parse(day) - Date.parse(before)) / 86_400_000);
      before = day;
      return { session, phase: phaseOf(session.number, phases), gapDays };
    });
}
