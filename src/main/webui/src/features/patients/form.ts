import type { NewPatient, PatientChange, PatientView, Sex, Weekly, Away, Reminders } from '@/lib/api/schema';

/** A patient as the form holds it: what is empty is the empty text. */
export interface PatientValues {
  mrn: string;
  givenName: string;
  familyName: string;
  birthDate: string;
  sex: Sex | null;
  phone: string;
  email: string;
  weightKg: number | string;
  spo2Scale: string;
  allergies: string[];
  medications: string[];
  contraindications: string[];
  notes: string;
  reminders: Reminders;
  language: string | null;
  confirmed: boolean;
  availability: { weekly: Weekly[]; away: Away[] };
}

/** The fields at which the form shows what the server says. */
export const FIELDS = [
  'mrn',
  'givenName',
  'familyName',
  'birthDate',
  'sex',
  'phone',
  'email',
  'weightKg',
  'spo2Scale',
  'allergies',
  'medications',
  'contraindications',
  'notes',
  'reminders',
  'language',
];

/** The form as it opens: empty, or with what is known. */
export function valuesOf(patient: PatientView | null): PatientValues {
  return {
    mrn: patient?.mrn ?? '',
    givenName: patient?.givenName ?? '',
    familyName: patient?.familyName ?? '',
    birthDate: patient?.birthDate ?? '',
    sex: patient?.sex ?? null,
    phone: patient?.phone ?? '',
    email: patient?.email ?? '',
    weightKg: patient?.weightKg ?? '',
    spo2Scale: String(patient?.spo2Scale ?? 1),
    allergies: patient?.allergies ?? [],
    medications: patient?.medications ?? [],
    contraindications: patient?.contraindications ?? [],
    notes: patient?.notes ?? '',
    reminders: patient?.reminders ?? 'EMAIL',
    language: patient?.language ?? null,
    confirmed: false,
    availability: { weekly: patient?.availability?.weekly ?? [], away: patient?.availability?.away ?? [] },
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** What is sent: empty texts are unknown. A birth date that was not given is left out, so that the server says so at its field. */
export function requestOf(values: PatientValues): NewPatient {
  const { birthDate, ...rest } = values;
  return {
    ...rest,
    ...(birthDate ? { birthDate } : {}),
    phone: orNull(values.phone),
    email: orNull(values.email),
    notes: orNull(values.notes),
    weightKg: values.weightKg === '' ? null : Number(values.weightKg),
    spo2Scale: Number(values.spo2Scale),
  } as NewPatient;
}

/** What an edit sends: an unchanged weight is left out, since sending one says that it was measured now. */
export function changeOf({ weightKg, ...rest }: NewPatient, patient: PatientView): PatientChange {
  return weightKg === patient.weightKg ? rest : { ...rest, weightKg };
}
