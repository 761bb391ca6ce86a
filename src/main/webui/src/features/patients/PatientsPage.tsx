import { Button, Center, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '@/lib/api/schema';
import { useHasRole } from '@/lib/me';
import { fullName } from '@/lib/patients';
import { DeceasedMark } from '@/ui/DeceasedMark';
import { DataTable } from '@/ui/DataTable';
import { Page } from '@/ui/Page';
import { LinkButton, TextLink } from '@/ui/links';
import { useAge, useBirthDate } from '@/ui/names';
import { Empty, Failed, Loading } from '@/ui/states';
import { Weight } from '@/ui/units';
import { usePatientSearch } from './usePatients';

function Row({ patient }: { patient: PatientView }) {
  const { t } = useTranslation('patients');
  const born = useBirthDate();
  const age = useAge()(patient.age);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <TextLink to="/patients/$patientId" params={{ patientId: patient.id }} py={10} display="inline-block">
          {fullName(patient)}
        </TextLink>{' '}
        {patient.deceased && <DeceasedMark />}
      </Table.Th>
      <Table.Td>{patient.mrn}</Table.Td>
      <Table.Td>
        {born(patient)} {age && <span className="dim">({age})</span>}
      </Table.Td>
      <Table.Td>
        <Weight kilograms={patient.weightKg} label={t('weight')} />
      </Table.Td>
      <Table.Td>{patient.allergies.length > 0 ? patient.allergies.join(', ') : <span className="dim">{t('noneKnown')}</span>}</Table.Td>
    </Table.Tr>
  );
}

/** Finds a patient by name or MRN. */
export function PatientsPage() {
  const { t } = useTranslation('patients');
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const found = usePatientSearch(q);
  const mayRegister = useHasRole('SCHEDULER', 'NURSE', 'CLINICIAN', 'ADMIN');
  const items = found.data?.pages.flatMap((page) => page.items);
  const add = mayRegister && <LinkButton to="/patients/new">{t('add')}</LinkButton>;
  return (
    <Page title={t('title')} actions={add}>
      <TextInput
        type="search"
        label={t('search')}
        description={t('searchHint')}
        leftSection={<IconSearch size={20} aria-hidden />}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={200}
        autoComplete="off"
        autoFocus
        mb="md"
        maw={520}
      />
      {found.isPending && <Loading rows={6} height={48} />}
      {found.isError && !found.data && <Failed error={found.error} retry={() => void found.refetch()} />}
      {items && items.length === 0 && <Empty title={t(q ? 'none' : 'nobody')}>{q && <Text>{t('noneWhy')}</Text>}</Empty>}
      {items && items.length > 0 && (
        <div className="surface">
          <DataTable label={t('results')} head={[t('name'), t('mrn'), t('bornColumn'), t('weight'), t('allergies')]}>
            {items.map((patient) => (
              <Row key={patient.id} patient={patient} />
            ))}
          </DataTable>
        </div>
      )}
      {found.hasNextPage && (
        <Center mt="md">
          <Button variant="default" onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
            {t('more')}
          </Button>
        </Center>
      )}
    </Page>
  );
}
