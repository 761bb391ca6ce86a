import { useTranslation } from 'react-i18next';
import type { VitalSign } from '@/lib/api/schema';

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
