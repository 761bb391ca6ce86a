import type { ClinicChange, ClinicView, OpeningHours } from '@/lib/api/schema';
import type { Refused } from '@/lib/problem';
import type { TemperatureUnit, WeightUnit } from '@/lib/units';

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** The settings that are numbers, with their bounds. */
export const NUMBERS = {
  preparationMinutes: { unit: 'min', max: 120 },
  disconnectMinutes: { unit: 'min', max: 60 },
  recoveryMinutes: { unit: 'min', max: 240 },
  turnoverMinutes: { unit: 'min', max: 120 },
  pumps: { unit: 'pumps', max: 1000 },
  patientsPerNurse: { unit: 'patients', max: 6 },
  highAcuityPatientsPerNurse: { unit: 'patients', max: 6 },
  heightenedSessions: { unit: 'sessions', max: 60 },
  fastingSolidsHours: { unit: 'hours', max: 24 },
  fastingFluidsHours: { unit: 'hours', max: 24 },
  undoMinutes: { unit: 'min', max: 1440 },
} as const;

export type NumberField = keyof typeof NUMBERS;
const NUMBER_FIELDS = Object.keys(NUMBERS) as NumberField[];

/** The fields at which the form shows what the server says; opening hours have paths of their own. */
export const FIELDS = [
  ...NUMBER_FIELDS,
  'name',
  'timeZone',
  'hours',
  'clinicianRequired',
  'reminderLeadHours',
  'patientLanguage',
  'temperatureUnit',
  'weightUnit',
];

export type ClinicValues = { [F in NumberField]: number | string } & {
  name: string;
  timeZone: string;
  hours: OpeningHours[];
  clinicianRequired: boolean;
  reminderLeadHours: string[];
  keepWallTimes: boolean;
  /** In which patients are written to whose own language is not known. */
  patientLanguage: string;
  temperatureUnit: TemperatureUnit;
  weightUnit: WeightUnit;
};

/** The form as it opens. For a new clinic the numbers are empty: the server knows what is usual. */
export function valuesOf(clinic: ClinicView | null): ClinicValues {
  const numbers = Object.fromEntries(NUMBER_FIELDS.map((field) => [field, clinic?.[field] ?? ''])) as {
    [F in NumberField]: number | string;
  };
  return {
    ...numbers,
    name: clinic?.name ?? '',
    timeZone: clinic?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    hours: clinic?.hours ?? [],
    clinicianRequired: clinic?.clinicianRequired ?? true,
    reminderLeadHours: (clinic?.reminderLeadHours ?? [72, 24]).map(String),
    keepWallTimes: false,
    patientLanguage: clinic?.patientLanguage ?? 'en',
    temperatureUnit: clinic?.temperatureUnit ?? 'Cel',
    weightUnit: clinic?.weightUnit ?? 'kg',
  };
}

/** What is sent; a number that is empty is left out, which is as usual or as before. */
export function requestOf(values: ClinicValues): ClinicChange & { name: string; timeZone: string } {
  const numbers = Object.fromEntries(NUMBER_FIELDS.filter((field) => values[field] !== '').map((field) => [field, Number(values[field])]));
  return {
    ...numbers,
    name: values.name.trim(),
    timeZone: values.timeZone,
    hours: values.hours,
    clinicianRequired: values.clinicianRequired,
    reminderLeadHours: values.reminderLeadHours.map(Number),
    ...(values.keepWallTimes ? { keepWallTimes: true } : {}),
    patientLanguage: values.patientLanguage,
    temperatureUnit: values.temperatureUnit,
    weightUnit: values.weightUnit,
  };
}

/** Numbers that were emptied though they were known: leaving them out would silently keep them. */
export function emptied(values: ClinicValues, before: ClinicView): NumberField[] {
  return NUMBER_FIELDS.filter((field) => values[field] === '' && before[field] !== null);
}

/** The server's messages at the form's fields: messages about the hours as a whole are shown at their start. */
export function formErrors(error: Pick<Refused, 'paths'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(error.paths()).map(([path, message]) => [
      path.replace(/^hours\.(\d+)(\.forward)?$/, 'hours.$1.closes').replace(/^reminderLeadHours\.\d+.*$/, 'reminderLeadHours'),
      message.replace(/hours\[\d+\]/, '').trim(),
    ]),
  );
}

/** A weekday's spans with their places in the whole list, the earliest first. */
export function hoursOf(hours: OpeningHours[], day: OpeningHours['day']): number[] {
  return hours.flatMap((span, index) => (span.day === day ? [index] : []));
}
