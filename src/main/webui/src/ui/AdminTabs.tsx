import { useTranslation } from 'react-i18next';
import { NavTabs } from './NavTabs';

const PLACES = ['staff', 'clinics', 'tokens', 'providers', 'audit', 'reminders'] as const;

/** The places of the Administration section. */
export function AdminTabs() {
  const { t } = useTranslation('admin');
  const tabs = PLACES.map((place) => ({ to: `/admin/${place}`, label: t(`tabs.${place}`), below: true }));
  return <NavTabs label={t('tabs.label')} tabs={[...tabs, { to: '/figures', label: t('tabs.figures') }]} />;
}
