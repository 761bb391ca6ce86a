import { useTranslation } from 'react-i18next';
import type { VitalSign } from '@/lib/api/schema';
import { useSignUnit } from './signs';
import type { Threshold } from '@/lib/protocolDocument';

const NAMED = [
  'at-least',
  'at-most',
  'rise',
  'fall',
  'news2',
  'news2-single',
  'delivered-dose',
  'first-sessions',
  'infusion-overrun',
  'readings',
  'minutes',
  'withinMinutes',
] as const;
type Named = (typeof NAMED)[number];

function isNamed(kind: string): kind is Named {
  return (NAMED as readonly string[]).includes(kind);
}

/** What a threshold is called, and in what it is counted. */
export function useThresholdWords() {
  const { t } = useTranslation('protocol');
  const { t: tc } = useTranslation();
  const signUnit = useSignUnit();
  const units: Partial<Record<Named, string>> = {
    news2: t('unit.points'),
    'news2-single': t('unit.points'),
    'first-sessions': t('unit.sessions'),
    'infusion-overrun': t('unit.minutes'),
    readings: t('unit.readings'),
    minutes: t('unit.minutes'),
    withinMinutes: t('unit.minutes'),
  };
  const of = (sign: VitalSign | null, kind: string) => (sign ? tc(`sign.${sign}`) : kind);
  return {
    name: ({ kind, sign }: Threshold): string => t(`kind.${isNamed(kind) ? kind : 'other'}`, { of: of(sign, kind) }),
    unit: ({ kind, sign, measure }: Threshold): string => {
      if (measure === 'PERCENT') {
        return tc('unit.percent');
      }
      if (kind === 'delivered-dose') {
        return measure === 'PERCENT_OF_PLANNED' ? t('unit.percentOfPlanned') : (measure ?? t('unit.mg')).toLowerCase().replaceAll('_', ' ');
      }
      return (isNamed(kind) ? units[kind] : undefined) ?? (sign ? signUnit(sign) : '');
    },
  };
}
