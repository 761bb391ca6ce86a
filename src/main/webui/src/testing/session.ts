import type { FlagView, SessionView } from '@/lib/api/schema';

const BOOKED = '2026-03-02T14:00:00Z';

export const SESSION_ID = 'd0000000-0000-4000-8000-000000000001';

/** A session as the server answers it, with what a test changes. */
export function sessionView(change: Partial<SessionView> = {}): SessionView {
  return {
    id: SESSION_ID,
    version: 3,
    clinicId: 'c0000000-0000-4000-8000-000000000001',
    number: 2,
    status: 'CHECKED_IN',
    actions: [],
    chair: { id: 'e0000000-0000-4000-8000-000000000001', name: 'Chair 3' },
    patient: {
      id: 'f0000000-0000-4000-8000-000000000001',
      mrn: 'MRN-1',
      givenName: 'Jo',
      familyName: 'Example',
      birthDate: '1980-05-01',
      birthDateKnown: '1980-05-01',
      age: { years: 46, about: false },
      deceased: false,
      weightKg: 80,
      spo2Scale: 1,
      allergies: [],
    },
    ordered: { doseMg: 40, dosePerKg: 0.5, infusionMinutes: 40, note: null, recommendation: null },
    start: BOOKED,
    end: '2026-03-02T16:00:00Z',
    escort: null,
    flags: [],
    dischargeChecklist: [],
    ...change,
  } as SessionView;
}

/** An open flag of the session. */
export function flag(id: string, change: Partial<FlagView> = {}): FlagView {
  return {
    id,
    sessionId: SESSION_ID,
    status: 'OPEN',
    severity: 'WARNING',
    title: 'Systolic pressure high',
    raisedAt: BOOKED,
    withdrawnAt: null,
    evidence: [],
    escalations: [],
    ...change,
  } as FlagView;
}
