import { Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ClinicView } from '@/lib/api/schema';
import { DataTable } from '@/ui/DataTable';
import { LinkButton, TextLink } from '@/ui/links';
import { Empty, Failed, Loading } from '@/ui/states';
import { AdminPage } from '../AdminPage';
import { hoursOf, WEEKDAYS } from './form';
import { useAllClinics } from './useClinics';

function Hours({ clinic: { hours } }: { clinic: ClinicView }) {
  const { t } = useTranslation('clinics');
  const { t: tc } = useTranslation();
  const days = WEEKDAYS.filter((day) => hoursOf(hours, day).length > 0);
  if (days.length === 0) {
    return <Text className="dim">{t('openNever')}</Text>;
  }
  return days.map((day) => (
    <div key={day}>
      {tc(`weekday.${day}`)}{' '}
      {hoursOf(hours, day)
        .map((index) => `${hours[index]?.opens}–${hours[index]?.closes}`)
        .join(', ')}
    </div>
  ));
}

function Clinics() {
  const { t } = useTranslation('clinics');
  const clinics = useAllClinics();
  if (clinics.isPending) {
    return <Loading rows={2} height={110} />;
  }
  if (clinics.isError && !clinics.data) {
    return <Failed error={clinics.error} retry={() => void clinics.refetch()} />;
  }
  if (clinics.data.length === 0) {
    return <Empty title={t('title')} />;
  }
  return (
    <div className="surface">
      <DataTable label={t('list')} head={[t('name'), t('timeZone'), t('hours')]}>
        {clinics.data.map((clinic) => (
          <Table.Tr key={clinic.id}>
            <Table.Th scope="row" style={{ verticalAlign: 'top' }}>
              <TextLink to="/admin/clinics/$clinicId" params={{ clinicId: clinic.id }} py={10} display="inline-block">
                {clinic.name}
              </TextLink>
            </Table.Th>
            <Table.Td style={{ verticalAlign: 'top', paddingTop: 17 }}>{clinic.timeZone}</Table.Td>
            <Table.Td style={{ paddingTop: 17 }}>
              <Hours clinic={clinic} />
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </div>
  );
}

/** The clinics of the organization. */
export function ClinicsPage() {
  const { t } = useTranslation('clinics');
  const add = (
    <LinkButton to="/admin/clinics/new" leftSection={<IconPlus size={20} aria-hidden />}>
      {t('add')}
    </LinkButton>
  );
  return (
    <AdminPage title={t('title')} actions={add}>
      <Clinics />
    </AdminPage>
  );
}
