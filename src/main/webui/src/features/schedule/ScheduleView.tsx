import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '@/lib/api/schema';
import { now } from '@/lib/clock';
import { useHasRole, useClinic } from '@/lib/me';
import { fullName } from '@/lib/patients';
import { stands } from '@/lib/sessions';
import { clockTime, instantOf, localDate, weekdayOf } from '@/lib/time';
import { LinkButton, TextLink } from '@/ui/links';
import { Empty } from '@/ui/states';
import type { Proposed } from './events';
import { Legend, LoadWords } from './Legend';
import shared from './shared.module.css';
import { Timeline } from './Timeline';
import { type TimelineContent, useTimeline } from './useTimeline';

export interface ScheduleViewProps extends TimelineContent {
  onDrag: (sessionId: string | null) => void;
  onOpen: (session: SessionSummary) => void;
  onPropose: (session: SessionSummary, place: Proposed) => void;
}

/** `-05:00`, how far the clinic's clock is from UTC at noon of a day. */
function offsetOf(date: string, zone: string): string {
  const minutes = Math.round((Date.parse(`${date}T12:00:00Z`) - Date.parse(instantOf(date, '12:00', zone))) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** Days on which the clinic never opens and nobody comes need no column; 0 is Sunday. */
function idleDays({ dates, settings, sessions, chairs }: ScheduleViewProps, zone: string): number[] {
  const busy = (date: string) =>
    settings.hours.some(({ day }) => day === weekdayOf(date)) ||
    sessions.some((session) => stands(session) && [session.start, session.end].some((at) => localDate(at, zone) === date));
  const idle = dates.filter((date) => !busy(date)).map((date) => new Date(`${date}T00:00:00Z`).getUTCDay());
  return idle.length === dates.length || chairs.length === 0 ? [] : idle;
}

/** The time of day at the left edge, `13:00`, until another day is shown; today it is the current time. */
function useLeftEdge(dates: string[], zone: string): string {
  const days = dates.join();
  return useMemo(() => {
    const hourAgo = now() - 3_600_000;
    return days.includes(localDate(hourAgo, zone)) ? clockTime(hourAgo, zone) : '00:00';
  }, [days, zone]);
}

/** The timeline with what explains it, and in words what it shows. */
export function ScheduleView(props: ScheduleViewProps) {
  const { week, dates, sessions, chairs, onOpen, onPropose } = props;
  const { t, i18n } = useTranslation('schedule');
  const { timeZone } = useClinic();
  const movable = useHasRole('SCHEDULER', 'CLINICIAN');
  const { events, resources, contentOf, nameOf, load, hours } = useTimeline(props, movable);
  const leftEdge = useLeftEdge(dates, timeZone);
  const off = sessions.filter((session) => !stands(session));
  const withId = (id: string) => sessions.find((session) => session.id === id);
  if (chairs.length === 0) {
    return (
      <Empty title={t('noChairs')}>
        <Text>{t('noChairsWhy')}</Text>
      </Empty>
    );
  }
  return (
    <>
      <Timeline
        week={week}
        date={dates[0] ?? ''}
        hours={hours}
        hiddenDays={week ? idleDays(props, timeZone) : []}
        resources={resources}
        events={events}
        language={i18n.language}
        leftEdge={leftEdge}
        offset={offsetOf(dates[0] ?? '', timeZone)}
        label={t('timeline')}
        contentOf={contentOf}
        nameOf={nameOf}
        onOpen={(id) => {
          const session = withId(id);
          if (session) {
            onOpen(session);
          }
        }}
        onDrag={props.onDrag}
        onDrop={(id, wall, chairId) => {
          const session = withId(id);
          if (session) {
            onPropose(session, { sessionId: id, start: instantOf(wall.slice(0, 10), wall.slice(11), timeZone), chairId });
          }
        }}
      />
      <Legend dragging={props.free !== null} />
      <LoadWords load={load} />
      {sessions.length === 0 && (
        <Empty title={t('nothing')}>
          <Text>{t('nothingWhy')}</Text>
          <LinkButton to="/patients" variant="default">
            {t('toPatients')}
          </LinkButton>
        </Empty>
      )}
      {off.length > 0 && (
        <section>
          <Title order={3} size="h5" mt="lg" mb="xs">
            {t('calledOff.title')}
          </Title>
          <ul className={shared.list}>
            {off.map((session) => (
              <CalledOff key={session.id} session={session} time={clockTime(session.start, timeZone)} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function CalledOff({ session, time }: { session: SessionSummary; time: string }) {
  const { t } = useTranslation('schedule');
  const { t: tc } = useTranslation();
  return (
    <li className="num">
      {time} · {session.chair.name} ·{' '}
      <TextLink to="/sessions/$sessionId" params={{ sessionId: session.id }}>
        {fullName(session.patient)}, {t('sessionNumber', { number: session.number })}
      </TextLink>{' '}
      · {tc(`phase.${session.status}`)}
      {session.closingCode && ` (${t(`code.${session.closingCode}`)})`}
    </li>
  );
}
