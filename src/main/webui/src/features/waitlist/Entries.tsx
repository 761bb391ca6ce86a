import { Button, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EntryView, SessionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { usePatientNames } from '@/lib/patients';
import { perform } from '@/lib/perform';
import { useSessionViews } from '@/lib/sessions';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { LinkButton, TextLink } from '@/ui/links';
import { useNoticeWords } from '@/ui/NoticeMinutes';
import { done } from '@/ui/notice';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';
import { useEntries, useWithdraw } from './useWaitlist';

function Row({ entry, patient, booked }: { entry: EntryView; patient: string; booked: SessionView | undefined }) {
  const { t, i18n } = useTranslation('waitlist');
  const { t: tc } = useTranslation();
  const clinic = useClinic();
  const notice = useNoticeWords();
  const withdraw = useWithdraw(clinic.id);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <TextLink to="/courses/$courseId" params={{ courseId: entry.courseId }}>
          {patient}
        </TextLink>
      </Table.Th>
      <Table.Td>
        {entry.sessionId ? (
          <TextLink to="/sessions/$sessionId" params={{ sessionId: entry.sessionId }}>
            {booked
              ? t('place', { time: dayAndTime(booked.start, clinic.timeZone, i18n.language), chair: booked.chair.name })
              : t('session')}
          </TextLink>
        ) : (
          t('toBook')
        )}
      </Table.Td>
      <Table.Td>{notice(entry.noticeMinutes)}</Table.Td>
      <Table.Td>{entry.note ?? tc('value.missing')}</Table.Td>
      <Table.Td>{dayAndTime(entry.createdAt, clinic.timeZone, i18n.language)}</Table.Td>
      <Table.Td>
        <Button
          variant="default"
          loading={withdraw.isPending}
          aria-label={t('withdrawWho', { patient })}
          onClick={() => perform(withdraw, entry.id, { onSuccess: () => done(t('withdrawn')) })}
        >
          {t('withdraw')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

/** Who waits for an earlier slot, and how much notice they need. */
export function Entries() {
  const { t } = useTranslation('waitlist');
  const clinic = useClinic();
  const entries = useEntries(clinic.id);
  const nameOf = usePatientNames((entries.data ?? []).map(({ patientId }) => patientId));
  const booked = useSessionViews((entries.data ?? []).flatMap(({ sessionId }) => sessionId ?? []));
  return (
    <Section title={t('waiting')}>
      {entries.isPending && <Loading rows={3} height={48} />}
      {entries.isError && !entries.data && <Failed error={entries.error} retry={() => void entries.refetch()} />}
      {entries.data?.length === 0 && (
        <Empty title={t('nobody')}>
          <Text>{t('nobodyWhy')}</Text>
          <LinkButton to="/schedule" variant="default">
            {t('toSchedule')}
          </LinkButton>
        </Empty>
      )}
      {entries.data && entries.data.length > 0 && (
        <DataTable label={t('waiting')} head={[t('patient'), t('what'), t('notice'), t('note'), t('since'), t('withdraw')]}>
          {entries.data.map((entry) => (
            <Row
              key={entry.id}
              entry={entry}
              patient={nameOf(entry.patientId) ?? t('unknownPatient')}
              booked={booked.get(entry.sessionId ?? '')}
            />
          ))}
        </DataTable>
      )}
    </Section>
  );
}
