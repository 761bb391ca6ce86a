import { Button, Table, Text } from '@mantine/core';
import { IconCalendarDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import { useClinicChoice } from '@/lib/me';
import { stands, usePatientSessions } from '@/lib/sessions';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { TextLink } from '@/ui/links';
import { Section } from '@/ui/Section';
import { Failed, Loading } from '@/ui/states';

/** What is booked for the patient, with a file for their own calendar. */
export function PatientSessions({ patientId }: { patientId: string }) {
  const { t, i18n } = useTranslation('patients');
  const { t: tc } = useTranslation();
  const { clinic, clinics } = useClinicChoice();
  const now = useNowCoarse();
  const sessions = usePatientSessions(clinic.id, patientId);
  const coming = (sessions.data ?? []).filter((session) => stands(session) && Date.parse(session.end) > now);
  // each in the time of its own clinic, which is named where it is not the one in the header
  const when = ({ start, clinicId }: SessionSummary) => {
    const own = clinics.find(({ id }) => id === clinicId) ?? clinic;
    return `${dayAndTime(start, own.timeZone, i18n.language)}${own.id === clinic.id ? '' : ` (${own.name})`}`;
  };
  const file = (
    <Button
      component="a"
      href={`/api/patients/${patientId}/calendar.ics`}
      download
      variant="default"
      leftSection={<IconCalendarDown size={20} aria-hidden />}
    >
      {t('calendar')}
    </Button>
  );
  return (
    <Section title={t('upcoming')} actions={file}>
      {sessions.isPending && <Loading rows={3} height={40} />}
      {sessions.isError && !sessions.data && <Failed error={sessions.error} retry={() => void sessions.refetch()} />}
      {sessions.data && coming.length === 0 && <Text className="dim">{t('noUpcoming')}</Text>}
      {coming.length > 0 && (
        <DataTable label={t('upcoming')} head={[t('when'), t('chair'), t('column.session'), t('status')]}>
          {coming.map((session) => (
            <Table.Tr key={session.id}>
              <Table.Td>{when(session)}</Table.Td>
              <Table.Td>{session.chair.name}</Table.Td>
              <Table.Td>
                <TextLink to="/sessions/$sessionId" params={{ sessionId: session.id }}>
                  {t('session', { number: session.number })}
                </TextLink>
              </Table.Td>
              <Table.Td>{tc(`phase.${session.status}`)}</Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
    </Section>
  );
}
