import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClinicView } from '@/lib/api/schema';
import { NavTabs } from '@/ui/NavTabs';
import { Failed, Loading } from '@/ui/states';
import { AdminPage } from '../AdminPage';
import { useOneClinic } from './useClinics';

const PARTS = ['chairs', 'closures', 'duty', 'calendars'] as const;

interface ClinicFrameProps {
  title: (clinic: string) => string;
  children: (clinic: ClinicView, reload: () => Promise<ClinicView | undefined>) => ReactNode;
}

/** A page about the clinic that the address names. */
export function ClinicFrame({ title, children }: ClinicFrameProps) {
  const { t } = useTranslation('clinics');
  const { clinicId = '' } = useParams({ strict: false });
  const clinic = useOneClinic(clinicId);
  const base = `/admin/clinics/${clinicId}`;
  const tabs = [
    { to: '/admin/clinics', label: t('tabs.all') },
    { to: base, label: t('tabs.settings') },
    ...PARTS.map((part) => ({ to: `${base}/${part}`, label: t(`tabs.${part}`) })),
  ];
  return (
    <AdminPage title={clinic.data ? title(clinic.data.name) : t('tabs.label')}>
      <NavTabs label={t('tabs.label')} tabs={tabs} />
      {clinic.isPending && <Loading rows={3} height={140} />}
      {clinic.isError && !clinic.data && <Failed error={clinic.error} retry={() => void clinic.refetch()} />}
      {clinic.data && children(clinic.data, async () => (await clinic.refetch()).data)}
    </AdminPage>
  );
}
