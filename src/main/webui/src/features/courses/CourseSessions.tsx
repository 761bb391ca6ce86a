import { Table, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CourseView, SessionSummary } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { stands } from '@/lib/sessions';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { TextLink } from '@/ui/links';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';
import { type Beat, beats } from './phases';

function Row({ beat, newPhase }: { beat: Beat; newPhase: boolean }) {
  const { t, i18n } = useTranslation('courses');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const { session, phase, gapDays } = beat;
  const standing = stands(session);
  return (
    <Table.Tr className={standing ? undefined : 'dim'}>
      <Table.Td fw={600}>{standing ? newPhase && (phase ?? t('extra')) : null}</Table.Td>
      <Table.Td>
        <TextLink to="/sessions/$sessionId" params={{ sessionId: session.id }}>
          {t('open', { number: session.number })}
        </TextLink>
      </Table.Td>
      <Table.Td>{dayAndTime(session.start, timeZone, i18n.language)}</Table.Td>
      <Table.Td>{standing ? (gapDays === null ? t('first') : t('days', { count: gapDays })) : tc('value.missing')}</Table.Td>
      <Table.Td>{session.chair.name}</Table.Td>
      <Table.Td>{tc(`phase.${session.status}`)}</Table.Td>
    </Table.Tr>
  );
}

/** The sessions of a course by phase, with the days between them. */
export function CourseSessions({
  course,
  sessions,
  query,
}: {
  course: CourseView;
  sessions: SessionSummary[];
  query: UseQueryResult<SessionSummary[]>;
}) {
  const { t } = useTranslation('courses');
  const { timeZone } = useClinic();
  const all = beats(sessions, course.phases, timeZone);
  const isNew = ({ session, phase }: Beat, index: number) =>
    stands(session) && all.slice(0, index).findLast((before) => stands(before.session))?.phase !== phase;
  return (
    <Section title={t('sessions')}>
      {query.isPending && <Loading rows={4} height={40} />}
      {query.isError && !query.data && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.data && all.length === 0 && (
        <Empty title={t('noSessions')}>
          <Text>{t('noSessionsWhy')}</Text>
        </Empty>
      )}
      {all.length > 0 && (
        <DataTable label={t('sessions')} head={[t('phaseColumn'), t('number'), t('when'), t('gap'), t('chair'), t('state')]}>
          {all.map((beat, index) => (
            <Row key={beat.session.id} beat={beat} newPhase={isNew(beat, index)} />
          ))}
        </DataTable>
      )}
    </Section>
  );
}
