import { useTranslation } from 'react-i18next';

/** For a form's `validate`: marks an empty field as required. */
export function useNeeded(): (value: string | number | null) => string | null {
  const { t } = useTranslation();
  return (value) => (value === null || String(value).trim() === '' ? t('required') : null);
}
