import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MINUTES_AGO } from './place';

interface WhenProps {
  /** Null where the time is another one. */
  minutesAgo: number | null;
  onChange: (minutesAgo: number) => void;
}

/** When it happened: now, or some minutes ago. */
export function When({ minutesAgo, onChange }: WhenProps) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('when.label')}
      size="xs"
      fullWidth
      value={String(minutesAgo ?? '')}
      onChange={(value) => onChange(Number(value))}
      data={MINUTES_AGO.map((minutes) => ({
        value: String(minutes),
        label: minutes === 0 ? t('when.now') : `−${minutes} ${tc('unit.minutes')}`,
      }))}
    />
  );
}
