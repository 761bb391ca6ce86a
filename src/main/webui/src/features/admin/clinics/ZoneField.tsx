import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNowCoarse } from '@/lib/clock';
import { clockTime } from '@/lib/time';

interface ZoneFieldProps {
  value?: string;
  error?: React.ReactNode;
  onChange?: (zone: string | null) => void;
}

/** By which clock a clinic lives; says what time it is there, so that a wrong one is seen. */
export function ZoneField({ value = '', error, onChange }: ZoneFieldProps) {
  const { t } = useTranslation('clinics');
  const now = useNowCoarse();
  const zones = useMemo(() => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', value])].filter(Boolean).sort(), [value]);
  return (
    <Select
      label={t('timeZone')}
      description={value && t('zoneNow', { time: clockTime(now, value) })}
      data={zones}
      limit={60}
      searchable
      allowDeselect={false}
      withAsterisk
      maw={420}
      value={value}
      onChange={(zone) => onChange?.(zone)}
      error={error}
    />
  );
}
