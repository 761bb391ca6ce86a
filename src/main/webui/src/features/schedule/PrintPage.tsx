import { Button, Group, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import type { SessionSummary, SessionView } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import type { DaysShown } from '@/lib/days';
import { sessionKey } from '@/lib/live';
import { useClinic } from '@/lib/me';
import { fullName } from '@/lib/patients';
import { stands, useSessions } from '@/lib/sessions';
import { useStaffNames } from '@/lib/staff';
import { clockTime, dayAndTime, instantOf, localDate, longDay, plusDays } from '@/lib/time';
import { Page } from '@/ui/Page';
import { LinkButton } from '@/ui/links';
import { Empty, Failed, Loading } from '@/ui/states';
import { phaseStarts } from './phases';
import classes from './PrintPage.module.css';

const COLUMNS = ['arrives', 'infusion', 'recovery', 'leaves', 'chair', 'patient', 'mrn', 'number', 'nurse', 'status'] as const;

function useWhole(sessions: SessionSummary[]): Map<string, SessionView> {
  const found = useQueries({
    queries: sessions.map(({ id }) => ({
      queryKey: sessionKey(id),
      queryFn: () => body(api.GET('/api/sessions/{id}', { params: { path: { id } } })),
      staleTime: 60_000,
    })),
  });
  return new Map(found.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
}

function Row({ session, whole }: { session: SessionSummary; whole: SessionView | undefined }) {
  const { t } = useTranslation('schedule');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const phases =
    whole &&
    phaseStarts(whole.start, {
      preparation: whole.preparationMinutes,
      infusion: whole.infusionMinutes + whole.disconnectMinutes,
      recovery: whole.recoveryMinutes,
    });
  const missing = tc('value.missing');
  const nurse = whole ? (whole.nurseId ? (nameOf(whole.nurseId) ?? missing) : t('panel.noNurse')) : missing;
  return (
    <tr>
      <th scope="row">{clockTime(session.start, timeZone)}</th>
      <td>{phases ? clockTime(phases.infusion, timeZone) : missing}</td>
      <td>{phases ? clockTime(phases.recovery, timeZone) : missing}</td>
      <td>{clockTime(session.end, timeZone)}</td>
      <td className={classes.short}>{session.chair.name}</td>
      <td>{fullName(session.patient)}</td>
      <td className={classes.short}>{session.patient.mrn}</td>
      <td>{session.number}</td>
      <td>{nurse}</td>
      <td>{tc(`phase.${session.status}`)}</td>
    </tr>
  );
}

/** The day as a list by time, for paper. */
export function PrintPage() {
  const { t, i18n } = useTranslation('schedule');
  const { t: tc } = useTranslation();
  const clinic = useClinic();
  const { timeZone } = clinic;
  const now = useNowCoarse();
  const search: DaysShown = useSearch({ from: '/schedule/print' });
  const date = search.date ?? localDate(now, timeZone);
  const sessions = useSessions(clinic.id, instantOf(date, '00:00', timeZone), instantOf(plusDays(date, 1), '00:00', timeZone));
  const coming = (sessions.data ?? []).filter(stands);
  const whole = useWhole(coming);
  const day = longDay(instantOf(date, '12:00', timeZone), timeZone, i18n.language);
  return (
    <Page
      title={`${t('print.title')} · ${day}`}
      actions={
        <Group gap="xs">
          <LinkButton to="/schedule" search={{ date }} variant="default">
            {t('print.back')}
          </LinkButton>
          <Button onClick={() => window.print()} leftSection={<IconPrinter size={20} aria-hidden />} disabled={whole.size < coming.length}>
            {tc('action.print')}
          </Button>
        </Group>
      }
    >
      <Text mb="sm" className="num">
        {t('print.asOf', { clinic: clinic.name, time: dayAndTime(now, timeZone, i18n.language) })}
      </Text>
      {sessions.isPending && <Loading />}
      {sessions.isError && !sessions.data && <Failed error={sessions.error} retry={() => void sessions.refetch()} />}
      {sessions.data && coming.length === 0 && <Empty title={t('print.empty')} />}
      {coming.length > 0 && (
        <div className={classes.wide}>
          <table className={classes.printed}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`print.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {coming.map((session) => (
                <Row key={session.id} session={session} whole={whole.get(session.id)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}
