import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutcomeView, SessionSummary } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { shortDay } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { Value } from '@/ui/values';
import type { DoseGiven } from './useCourses';

interface OutcomeTableProps {
  entries: OutcomeView[];
  doses: DoseGiven[];
  sessions: SessionSummary[];
}

/** The chart's values as a table, latest first, with the dose of the session at which each was taken. */
export function OutcomeTable({ entries, doses, sessions }: OutcomeTableProps) {
  const { t, i18n } = useTranslation('courses');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const numberOf = (id: string | null) => sessions.find((session) => session.id === id)?.number;
  const doseOf = (id: string | null) => doses.find(({ sessionId }) => sessionId === id)?.mg;
  return (
    <div>
      <DataTable
        label={t('outcomes.title')}
        head={[
          t('outcomes.date'),
          t('outcomes.value'),
          t('outcomes.band'),
          t('outcomes.moment'),
          t('outcomes.session'),
          t('outcomes.dose'),
        ]}
      >
        {entries.toReversed().map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Th scope="row">{shortDay(entry.takenAt, timeZone, i18n.language)}</Table.Th>
            <Table.Td>{entry.total ?? t('outcomes.incomplete')}</Table.Td>
            <Table.Td>{entry.band ?? tc('value.missing')}</Table.Td>
            <Table.Td>{t(entry.moment ? `outcomes.${entry.moment}` : 'outcomes.between')}</Table.Td>
            <Table.Td>{numberOf(entry.sessionId) ?? tc('value.missing')}</Table.Td>
            <Table.Td>
              <Value value={doseOf(entry.sessionId)} unit={tc('unit.mg')} label={t('outcomes.dose')} />
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </div>
  );
}
