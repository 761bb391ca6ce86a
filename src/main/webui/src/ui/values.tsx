import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/lib/clock';
import { numberText } from '@/lib/numbers';

/** A number with its unit beside it; what is missing is a dash that says so. */
export function Value({ value, unit, label }: { value: number | string | null | undefined; unit?: string; label?: string }) {
  const { t, i18n } = useTranslation();
  if (value === null || value === undefined) {
    return (
      <span className="dim" title={t('value.notMeasured')} aria-label={`${label ?? ''} ${t('value.notMeasured')}`.trim()} role="img">
        {t('value.missing')}
      </span>
    );
  }
  return (
    <span className="num">
      {typeof value === 'number' ? numberText(value, i18n.language) : value}
      {unit && <span className="unit">{unit}</span>}
    </span>
  );
}

/** How long ago, in the largest sensible unit. */
export function useAgeText(): (millis: number) => string {
  const { t } = useTranslation();
  return (millis) => {
    const seconds = Math.max(0, Math.floor(millis / 1_000));
    if (seconds < 60) {
      return t('age.seconds', { count: seconds });
    }
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) {
      return t('age.minutes', { count: minutes });
    }
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? t('age.hours', { hours, minutes: minutes % 60 }) : t('age.days', { count: Math.floor(hours / 24) });
  };
}

/** The age of a value, counted on; it fades once the value is old. */
export function Age({ at, staleAfterMinutes = 30 }: { at: string; staleAfterMinutes?: number }) {
  const age = useNow() - Date.parse(at);
  const words = useAgeText();
  return (
    <Text
      span
      inherit
      className="num dim"
      data-stale={age > staleAfterMinutes * 60_000 || undefined}
      fs={age > staleAfterMinutes * 60_000 ? 'italic' : undefined}
    >
      {words(age)}
    </Text>
  );
}
