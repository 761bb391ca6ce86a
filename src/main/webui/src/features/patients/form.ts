import type { NewPatient, PatientChange, PatientView, Sex, Weekly, Away, Reminders } from '@/lib/api/schema';
import { Refused } from '@/lib/problem';
import { weightIn, weightOf, type WeightUnit } from '@/lib/units';

/** Which part of a birth date is known, or why none is. */
export const BIRTH_DATE_AS = ['DAY', 'MONTH', 'YEAR', 'UNKNOWN', 'DECLINED'] as const;
export type BirthDateAs = (typeof BIRTH_DATE_AS)[number];

/** A patient as the form holds it: what is empty is the empty text. */
export interface PatientValues {
  mrn: string;
  givenName: string;
  familyName: string;
  /** How much of the birth date is known. */
  birthDateAs: BirthDateAs;
  /** As far as it is known: `1975-06-12`, `1975-06` or `1975`. */
  birthDate: string;
  sex: Sex | null;
  phone: string;
  email: string;
  /** In the clinic's unit. */
  weight: number | string;
  spo2Scale: string;
  allergies: string[];
  medications: string[];
  contraindications: string[];
  notes: string;
  reminders: Reminders;
  language: string | null;
  confirmed: boolean;
  /** Why this is another person than those who look like the same; the empty text where nobody asked. */
  overrideReason: string;
  availability: { weekly: Weekly[]; away: Away[] };
}

/** The field for the reason why a likely duplicate is another person. */
export const REASON = 'overrideReason';

/** The fields at which the form shows what the server says. */
export const FIELDS = [
  'mrn',
  'givenName',
  'familyName',
  'birthDate',
  'birthDateKnown',
  'sex',
  'phone',
  'email',
  'weight',
  'weightKg',
  'spo2Scale',
  'allergies',
  'medications',
  'contraindications',
  'notes',
  'reminders',
  'language',
  REASON,
];

function bornOf(known: string): Pick<PatientValues, 'birthDateAs' | 'birthDate'> {
  if (known === 'UNKNOWN' || known === 'DECLINED') {
    return { birthDateAs: known, birthDate: '' };
  }
  return { birthDateAs: known.length === 4 ? 'YEAR' : known.length === 7 ? 'MONTH' : 'DAY', birthDate: known };
}

/** The birth date as it is sent; where none was given nothing is, so that the server says so at its field. */
function birthDateOf({ birthDateAs, birthDate }: PatientValues): Pick<NewPatient, 'birthDate' | 'birthDateKnown'> {
  if (birthDateAs === 'UNKNOWN' || birthDateAs === 'DECLINED') {
    return { birthDateKnown: birthDateAs };
  }
  const text = birthDate.trim();
  return text === '' ? {} : birthDateAs === 'DAY' ? { birthDate: text } : { birthDateKnown: text };
}

/** The weight on record in the clinic's unit, exactly as entered where it was entered in it. */
function shownWeight({ weightKg, weightEntered }: PatientView, unit: WeightUnit): number | null {
  return weightEntered?.unit === unit ? weightEntered.value : weightKg === null ? null : weightIn(weightKg, unit);
}

/** The form as it opens: empty, or with what is known. */
export function valuesOf(patient: PatientView | null, unit: WeightUnit): PatientValues {
  return {
    mrn: patient?.mrn ?? '',
    givenName: patient?.givenName ?? '',
    familyName: patient?.familyName ?? '',
    ...bornOf(patient?.birthDateKnown ?? ''),
    sex: patient?.sex ?? null,
    phone: patient?.phone ?? '',
    email: patient?.email ?? '',
    weight: (patient && shownWeight(patient, unit)) ?? '',
    spo2Scale: String(patient?.spo2Scale ?? 1),
    allergies: patient?.allergies ?? [],
    medications: patient?.medications ?? [],
    contraindications: patient?.contraindications ?? [],
    notes: patient?.notes ?? '',
    reminders: patient?.reminders ?? 'EMAIL',
    language: patient?.language ?? null,
    confirmed: false,
    overrideReason: '',
    availability: { weekly: patient?.availability?.weekly ?? [], away: patient?.availability?.away ?? [] },
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** What is sent: empty texts are unknown. */
export function requestOf(values: PatientValues, unit: WeightUnit): NewPatient {
  const { birthDate: _date, birthDateAs: _as, weight, ...rest } = values;
  return {
    ...rest,
    ...birthDateOf(values),
    givenName: orNull(values.givenName),
    phone: orNull(values.phone),
    email: orNull(values.email),
    notes: orNull(values.notes),
    overrideReason: orNull(values.overrideReason),
    askIfDuplicate: true,
    ...(weight === '' ? { weightKg: null } : weightOf(Number(weight), unit)),
    spo2Scale: Number(values.spo2Scale),
  } as NewPatient;
}

/** What an edit sends: an unchanged weight is left out, since sending one says that it was measured now. */
export function changeOf(request: NewPatient, patient: PatientView): PatientChange {
  const { weightKg, weight, weightUnit, ...rest } = request;
  const same = weight === undefined ? weightKg === patient.weightKg : weight === shownWeight(patient, weightUnit ?? 'kg');
  return same ? rest : request;
}

const IDENTITY = ['familyName', 'givenName', 'birthDate', 'birthDateAs', 'phone'] as const;

/** Whether two states of the form are of one person: a reason why somebody is another person holds for that one alone. */
export function isSamePerson(one: PatientValues, other: PatientValues): boolean {
  return IDENTITY.every((field) => one[field] === other[field]);
}

/** The patients who are likely the same person, by id; none where the server asks nothing of the kind. */
export function candidatesOf(error: unknown): string[] {
  const errors = error instanceof Refused ? (error.problem.errors ?? []) : [];
  return errors.filter(({ code }) => code === 'patient.likely-duplicate').map(({ params }) => String(params?.patient));
}
