import { useTranslation } from 'react-i18next';

/** For a form's `validate`: says of a field in which nothing stands that it is needed. */
export function useNeeded(): (value: string | number | null) => string | null {
  const { t } = useTranslation();
  return (value) => (value === null || String(value).trim() === '' ? t('required') : null);
}
