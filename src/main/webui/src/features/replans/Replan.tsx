import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReplanView } from '@/lib/api/schema';
import { useChairs } from '@/lib/chairs';
import { useClinic } from '@/lib/me';
import { fullName } from '@/lib/patients';
import { perform } from '@/lib/perform';
import { useSessions } from '@/lib/sessions';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { LinkButton, TextLink } from '@/ui/links';
import { done } from '@/ui/notice';
import { Section } from '@/ui/Section';
import { Empty, ProblemAlert } from '@/ui/states';
import { useApply } from './useReplan';

function usePlace(): (start: string, chairId: string) => string {
  const { t, i18n } = useTranslation('replans');
  const clinic = useClinic();
  const chairs = useChairs(clinic.id);
  return (start, chairId) =>
    t('place', {
      time: dayAndTime(start, clinic.timeZone, i18n.language),
      chair: chairs.data?.find(({ id }) => id === chairId)?.name ?? '–',
    });
}

function SessionLink({ sessionId, number, patient }: { sessionId: string; number: number; patient: string | undefined }) {
  const { t } = useTranslation('replans');
  return (
    <TextLink to="/sessions/$sessionId" params={{ sessionId }}>
      {patient ? t('sessionOf', { number, patient }) : t('session', { number })}
    </TextLink>
  );
}

/** Whose session it is, by its id; applied moves may have left the days, but hardly within a minute. */
function usePatientOf(replan: ReplanView): (sessionId: string) => string | undefined {
  const sessions = useSessions(useClinic().id, replan.from, replan.until);
  return (sessionId) => {
    const session = sessions.data?.find(({ id }) => id === sessionId);
    return session && fullName(session.patient);
  };
}

function Unsaved({ replan, patientOf }: { replan: ReplanView; patientOf: (sessionId: string) => string | undefined }) {
  const { t } = useTranslation('replans');
  const place = usePlace();
  return (
    <Section title={t('unsaved', { count: replan.unsaved.length })}>
      <Text mb="sm">{t('unsavedWhy')}</Text>
      <DataTable label={t('unsaved', { count: replan.unsaved.length })} head={[t('what'), t('before'), t('reason'), t('elsewhere')]}>
        {replan.unsaved.map(({ sessionId, number, start, chairId, reason, elsewhere }) => (
          <Table.Tr key={sessionId}>
            <Table.Th scope="row">
              <SessionLink sessionId={sessionId} number={number} patient={patientOf(sessionId)} />
            </Table.Th>
            <Table.Td>{place(start, chairId)}</Table.Td>
            <Table.Td>{reason}</Table.Td>
            <Table.Td>
              {elsewhere.map(({ rule, message }) => (
                <Text key={rule} size="sm">
                  {message}
                </Text>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </Section>
  );
}

/** What a re-plan would move, before and after, and what it cannot save. */
export function Replan({ replan }: { replan: ReplanView }) {
  const { t, i18n } = useTranslation('replans');
  const clinic = useClinic();
  const place = usePlace();
  const patientOf = usePatientOf(replan);
  const apply = useApply(clinic.id);
  const appliedAt = apply.data?.appliedAt ?? replan.appliedAt;
  if (replan.moves.length === 0 && replan.unsaved.length === 0) {
    return (
      <Empty title={t('nothing')}>
        <Text>{t('nothingWhy')}</Text>
      </Empty>
    );
  }
  return (
    <Stack>
      {replan.moves.length > 0 && (
        <Section title={t('moves', { count: replan.moves.length })}>
          <DataTable label={t('moves', { count: replan.moves.length })} head={[t('what'), t('before'), t('after'), t('reason')]}>
            {replan.moves.map(({ sessionId, number, fromStart, fromChairId, start, chairId, reason }) => (
              <Table.Tr key={sessionId}>
                <Table.Th scope="row">
                  <SessionLink sessionId={sessionId} number={number} patient={patientOf(sessionId)} />
                </Table.Th>
                <Table.Td>{place(fromStart, fromChairId)}</Table.Td>
                <Table.Td fw={600}>{place(start, chairId)}</Table.Td>
                <Table.Td>{reason}</Table.Td>
              </Table.Tr>
            ))}
          </DataTable>
          <Group mt="md">
            {appliedAt ? (
              <>
                <Text>{t('appliedAt', { time: dayAndTime(appliedAt, clinic.timeZone, i18n.language) })}</Text>
                <LinkButton to="/schedule" variant="default">
                  {t('toSchedule')}
                </LinkButton>
              </>
            ) : (
              <Button loading={apply.isPending} onClick={() => perform(apply, replan.id, { onSuccess: () => done(t('applied')) })}>
                {t('apply')}
              </Button>
            )}
          </Group>
          <ProblemAlert error={apply.error} />
        </Section>
      )}
      {replan.unsaved.length > 0 && <Unsaved replan={replan} patientOf={patientOf} />}
    </Stack>
  );
}
