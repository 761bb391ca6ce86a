import { useTranslation } from 'react-i18next';
import { NavTabs } from '@/ui/NavTabs';

/** The two halves of a downtime: before it, and after it. */
export function DowntimeTabs() {
  const { t } = useTranslation('downtime');
  return (
    <NavTabs
      label={t('tabs.label')}
      tabs={[
        { to: '/downtime', label: t('tabs.pack') },
        { to: '/downtime/back-entry', label: t('tabs.entry') },
      ]}
    />
  );
}
