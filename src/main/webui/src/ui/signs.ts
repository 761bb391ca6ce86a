import { useTranslation } from 'react-i18next';
import type { LastVitals, VitalSign } from '@/lib/api/schema';

const UNITS = {
  systolic: 'mmHg',
  diastolic: 'mmHg',
  heartRate: 'perMinute',
  spo2: 'percent',
  respiratoryRate: 'perMinute',
  temperature: 'celsius',
  sedation: 'sedation',
  pain: 'ofTen',
} as const;

/** The unit of a vital sign; empty where it has none. */
export function useSignUnit(): (sign: VitalSign) => string {
  const { t } = useTranslation();
  return (sign) => (sign in UNITS ? t(`unit.${UNITS[sign as keyof typeof UNITS]}`) : '');
}

type Numbered = 'systolic' | 'diastolic' | 'heartRate' | 'spo2' | 'respiratoryRate';

/** A sign of the last set; where that lacks it, what was measured before, with when that was. */
export function lastNumber({ vitals, earlier }: LastVitals, sign: Numbered): { value: number | null; before: string | null } {
  const found = vitals[sign] === null ? earlier.find((one) => one.sign === sign) : undefined;
  return { value: found?.value ?? vitals[sign], before: found?.takenAt ?? null };
}
