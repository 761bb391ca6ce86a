import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNowCoarse } from '@/lib/clock';
import { isDate } from '@/lib/days';
import { useClinic } from '@/lib/me';
import { useAuthors, useStaffNames } from '@/lib/staff';
import { instantOf, localDate, plusDays } from '@/lib/time';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';
import { AdminPage } from '../AdminPage';
import { AuditTable, useAuditWords } from './AuditTable';
import { csvOf, download } from './csv';
import { PatientPicker } from './PatientPicker';
import { type AuditSearch, useAudit } from './useAudit';
import { Verify } from './Verify';

interface Filter {
  from: string;
  fromTime: string;
  until: string;
  untilTime: string;
  person: string | null;
  patient: string | null;
}

function searchOf({ from, fromTime, until, untilTime, person, patient }: Filter, zone: string): AuditSearch {
  return {
    ...(isDate(from) ? { from: instantOf(from, fromTime || '00:00', zone) } : {}),
    ...(isDate(until) ? { to: instantOf(untilTime ? until : plusDays(until, 1), untilTime || '00:00', zone) } : {}),
    ...(person ? { actor: person } : {}),
    ...(patient ? { patient } : {}),
  };
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { t } = useTranslation('admin');
  const people = useAuthors().data ?? [];
  const nameOf = useStaffNames();
  const put = (change: Partial<Filter>) => onChange({ ...filter, ...change });
  return (
    <Group align="end" mb="md">
      <TextInput
        type="date"
        label={t('audit.from')}
        w={170}
        value={filter.from}
        onChange={({ currentTarget }) => put({ from: currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t('audit.fromTime')}
        w={140}
        value={filter.fromTime}
        onChange={({ currentTarget }) => put({ fromTime: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('audit.until')}
        w={170}
        value={filter.until}
        onChange={({ currentTarget }) => put({ until: currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t('audit.untilTime')}
        w={140}
        value={filter.untilTime}
        onChange={({ currentTarget }) => put({ untilTime: currentTarget.value })}
      />
      <Select
        label={t('audit.person')}
        placeholder={t('audit.anybody')}
        searchable
        clearable
        w={240}
        data={people.map(({ id, name }) => ({ value: id, label: nameOf(id) ?? name }))}
        value={filter.person}
        onChange={(person) => put({ person })}
      />
      <PatientPicker value={filter.patient} onChange={(patient) => put({ patient })} />
    </Group>
  );
}

function Calls() {
  const { t } = useTranslation('admin');
  const { timeZone } = useClinic();
  const today = localDate(useNowCoarse(), timeZone);
  const [filter, setFilter] = useState<Filter>({ from: today, fromTime: '', until: today, untilTime: '', person: null, patient: null });
  const found = useAudit(searchOf(filter, timeZone));
  const { head, cells } = useAuditWords();
  const entries = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section
      title={t('audit.list')}
      actions={
        <Button
          variant="default"
          disabled={entries.length === 0}
          onClick={() => download(`audit-${today}.csv`, csvOf([head, ...entries.map(cells)]))}
        >
          {t('audit.exportCsv')}
        </Button>
      }
    >
      <Filters filter={filter} onChange={setFilter} />
      {found.isPending && <Loading rows={6} height={44} />}
      {found.isError && !found.data && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.data && entries.length === 0 && (
        <Empty title={t('audit.none')}>
          <Text>{t('audit.noneWhy')}</Text>
        </Empty>
      )}
      {entries.length > 0 && (
        <>
          <AuditTable entries={entries} />
          <Group mt="md">
            <Text>{t('audit.shown', { count: entries.length })}</Text>
            {found.hasNextPage && (
              <Button variant="default" onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
                {t('audit.more')}
              </Button>
            )}
          </Group>
        </>
      )}
    </Section>
  );
}

/** Who read or changed what. */
export function AuditPage() {
  const { t } = useTranslation('admin');
  return (
    <AdminPage title={t('audit.title')}>
      <Text mb="md">{t('audit.explain')}</Text>
      <Verify />
      <Calls />
    </AdminPage>
  );
}
