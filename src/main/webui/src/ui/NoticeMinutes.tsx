import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const HOUR = 60;
const CHOICES = [0, 2 * HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR, 48 * HOUR, 72 * HOUR, 7 * 24 * HOUR];

/** A notice in words, in the largest unit that fits. */
export function useNoticeWords(): (minutes: number) => string {
  const { t } = useTranslation('schedule');
  const { t: tc } = useTranslation();
  return (minutes) => {
    if (minutes === 0) {
      return t('earlier.atOnce');
    }
    if (minutes % HOUR !== 0) {
      return `${minutes} ${tc('unit.minutes')}`;
    }
    const hours = minutes / HOUR;
    return hours >= 24 && hours % 24 === 0 ? t('earlier.days', { count: hours / 24 }) : t('earlier.hours', { count: hours });
  };
}

/** How much notice the patient needs. */
export function NoticeMinutes({ value, onChange, error }: { value: number; onChange: (minutes: number) => void; error?: React.ReactNode }) {
  const { t } = useTranslation('schedule');
  const words = useNoticeWords();
  return (
    <Select
      label={t('earlier.notice')}
      allowDeselect={false}
      value={String(value)}
      onChange={(minutes) => minutes !== null && onChange(Number(minutes))}
      data={CHOICES.map((minutes) => ({ value: String(minutes), label: words(minutes) }))}
      error={error}
    />
  );
}
