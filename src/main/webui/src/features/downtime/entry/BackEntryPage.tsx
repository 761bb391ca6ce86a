import { Select, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionSummary, SessionView } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { fullName } from '@/lib/patients';
import { stands, useSessions, useSessionViews } from '@/lib/sessions';
import { clockTime, instantOf, localDate, longDay, plusDays, weekdayAndDate } from '@/lib/time';
import { useBirthDate } from '@/ui/names';
import { LinkButton } from '@/ui/links';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { useIdentity } from '@/ui/names';
import { Allowed, Empty, Failed, Loading } from '@/ui/states';
import { DowntimeTabs } from '../DowntimeTabs';
import { EffectEntry } from './EffectEntry';
import { StepEntry } from './StepEntry';
import { VitalsEntry } from './VitalsEntry';

function Entry({ session }: { session: SessionView }) {
  const { t, i18n } = useTranslation('downtime');
  const born = useBirthDate();
  const { timeZone } = useClinic();
  const { patient } = session;
  const day = { date: localDate(session.start, timeZone), start: clockTime(session.start, timeZone), zone: timeZone };
  return (
    <Stack>
      <div>
        <Text fw={600}>
          {t('entry.compare', {
            patient: fullName(patient),
            mrn: patient.mrn,
            born: born(patient),
            chair: session.chair.name,
          })}
        </Text>
        <Text>{t('entry.day', { day: longDay(session.start, timeZone, i18n.language) })}</Text>
      </div>
      <Section
        title={t('entry.steps')}
        actions={
          <LinkButton to="/sessions/$sessionId" params={{ sessionId: session.id }} variant="default">
            {t('entry.openSession')}
          </LinkButton>
        }
      >
        <StepEntry session={session} day={day} />
      </Section>
      <Section title={t('entry.vitals')}>
        <VitalsEntry sessionId={session.id} day={day} />
      </Section>
      <Section title={t('entry.effects')}>
        <EffectEntry sessionId={session.id} day={day} />
      </Section>
    </Stack>
  );
}

function Choice({ sessions }: { sessions: SessionSummary[] }) {
  const { t, i18n } = useTranslation('downtime');
  const { timeZone } = useClinic();
  const identity = useIdentity();
  const { session: chosen } = useSearch({ from: '/downtime/back-entry' });
  const navigate = useNavigate({ from: '/downtime/back-entry' });
  const view = useSessionViews(chosen ? [chosen] : []).get(chosen ?? '');
  const days = [...new Set(sessions.map(({ start }) => localDate(start, timeZone)))].sort().reverse();
  const data = days.map((date) => ({
    group: weekdayAndDate(date, i18n.language),
    items: sessions
      .filter(({ start }) => localDate(start, timeZone) === date)
      .map(({ id, chair, start, patient }) => ({ value: id, label: `${chair.name}, ${clockTime(start, timeZone)}, ${identity(patient)}` })),
  }));
  if (sessions.length === 0) {
    return <Empty title={t('entry.none')} />;
  }
  return (
    <Stack>
      <Select
        label={t('entry.session')}
        description={t('entry.sessionHint')}
        placeholder={t('entry.pick')}
        searchable
        maw={560}
        data={data}
        value={chosen ?? null}
        onChange={(session) => void navigate({ search: session ? { session } : {}, replace: true })}
      />
      {chosen && !view && <Loading rows={2} height={160} />}
      {view && <Entry key={view.id} session={view} />}
    </Stack>
  );
}

/** Enters a paper chart after a downtime, with its original times. */
export function BackEntryPage() {
  const { t } = useTranslation('downtime');
  const { id, timeZone } = useClinic();
  const today = localDate(useNowCoarse(), timeZone);
  const sessions = useSessions(id, instantOf(plusDays(today, -1), '00:00', timeZone), instantOf(plusDays(today, 1), '00:00', timeZone));
  return (
    <Page wide title={t('entry.title')}>
      <DowntimeTabs />
      <Allowed roles={['NURSE', 'CLINICIAN']}>
        {sessions.isPending && <Loading rows={1} height={72} />}
        {sessions.isError && !sessions.data && <Failed error={sessions.error} retry={() => void sessions.refetch()} />}
        {sessions.data && <Choice sessions={sessions.data.filter(stands)} />}
      </Allowed>
    </Page>
  );
}
