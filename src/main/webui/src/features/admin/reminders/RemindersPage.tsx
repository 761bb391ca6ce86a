import { Button, Center, Group, Select, Table, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import type { ReminderView } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import { isDate } from '@/lib/days';
import { liveKey } from '@/lib/live';
import { useClinic } from '@/lib/me';
import { dayAndTime, instantOf, localDate, plusDays } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { TextLink } from '@/ui/links';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';
import { AdminPage } from '../AdminPage';

const STATUSES = ['PENDING', 'SENT', 'SKIPPED', 'FAILED'] as const satisfies ReminderView['status'][];

function useReminders(query: { status?: string; from?: string; to?: string }) {
  const { id } = useClinic();
  return useInfiniteQuery({
    queryKey: liveKey(id, 'reminders', query),
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/clinics/{id}/reminders', { params: { path: { id }, query: { ...query, limit: '50', cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
}

function Row({ reminder }: { reminder: ReminderView }) {
  const { t, i18n } = useTranslation('admin');
  const { timeZone } = useClinic();
  const { dueAt, kind, leadHours, status, why, sentAt, attempts, sessionId } = reminder;
  const at = (instant: string) => dayAndTime(instant, timeZone, i18n.language);
  return (
    <Table.Tr>
      <Table.Th scope="row">{at(dueAt)}</Table.Th>
      <Table.Td>
        {t(`reminders.kindOf.${kind}`)}
        {leadHours !== null && `, ${t('reminders.ahead', { hours: leadHours })}`}
      </Table.Td>
      <Table.Td>
        {t(`reminders.statusOf.${status}`)}
        {why && `: ${t(`reminders.why.${why}`)}`}
      </Table.Td>
      <Table.Td>{sentAt ? at(sentAt) : <span className="dim">–</span>}</Table.Td>
      <Table.Td>{attempts}</Table.Td>
      <Table.Td>
        <TextLink to="/sessions/$sessionId" params={{ sessionId }}>
          {t('reminders.openSession')}
        </TextLink>
      </Table.Td>
    </Table.Tr>
  );
}

function Messages() {
  const { t } = useTranslation('admin');
  const { timeZone } = useClinic();
  const today = localDate(useNowCoarse(), timeZone);
  const [status, setStatus] = useState<string | null>(null);
  const [from, setFrom] = useState(plusDays(today, -7));
  const [until, setUntil] = useState(plusDays(today, 7));
  const found = useReminders({
    ...(status ? { status } : {}),
    ...(isDate(from) ? { from: instantOf(from, '00:00', timeZone) } : {}),
    ...(isDate(until) ? { to: instantOf(plusDays(until, 1), '00:00', timeZone) } : {}),
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('reminders.list')}>
      <Group align="end" mb="md">
        <TextInput
          type="date"
          label={t('reminders.from')}
          w={170}
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('reminders.until')}
          w={170}
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <Select
          label={t('reminders.status')}
          placeholder={t('reminders.any')}
          clearable
          w={220}
          data={STATUSES.map((value) => ({ value, label: t(`reminders.statusOf.${value}`) }))}
          value={status}
          onChange={setStatus}
        />
      </Group>
      {found.isPending && <Loading rows={6} height={44} />}
      {found.isError && !found.data && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <Empty title={t('reminders.none')} />}
      {items.length > 0 && (
        <DataTable
          label={t('reminders.list')}
          head={[
            t('reminders.due'),
            t('reminders.kind'),
            t('reminders.status'),
            t('reminders.sent'),
            t('reminders.attempts'),
            t('reminders.session'),
          ]}
        >
          {items.map((reminder) => (
            <Row key={reminder.id} reminder={reminder} />
          ))}
        </DataTable>
      )}
      {found.hasNextPage && (
        <Center mt="md">
          <Button variant="default" onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
            {t('reminders.more')}
          </Button>
        </Center>
      )}
    </Section>
  );
}

/** Sent and pending reminders to patients. */
export function RemindersPage() {
  const { t } = useTranslation('admin');
  const { name } = useClinic();
  return (
    <AdminPage title={t('reminders.title')}>
      <Text mb="md">{t('reminders.explain', { clinic: name })}</Text>
      <Messages />
    </AdminPage>
  );
}
