import { Group, SegmentedControl, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNowCoarse } from '@/lib/clock';
import type { SessionSummary } from '@/lib/api/schema';
import type { DaysShown } from '@/lib/days';
import { useClinic } from '@/lib/me';
import { longDay, localDate, instantOf, mondayOf, plusDays, weekdayAndDate } from '@/lib/time';
import { DayNavigation } from '@/ui/DayNavigation';
import { Page } from '@/ui/Page';
import { LinkButton } from '@/ui/links';
import { ScheduleTabs } from '@/ui/ScheduleTabs';
import { Failed, Loading } from '@/ui/states';
import type { Proposed } from './events';
import { ScheduleView, type ScheduleViewProps } from './ScheduleView';
import { SessionPanel } from './SessionPanel';
import { useFreeStarts, useScheduleOf } from './useSchedule';
import { Notices } from './Notices';

interface DraggableProps extends Omit<ScheduleViewProps, 'free'> {
  dragged: string | null;
  from: string;
  to: string;
}

/** The timeline, which shows while a session is dragged where it may begin. */
function Draggable({ dragged, from, to, ...view }: DraggableProps) {
  const clinic = useClinic();
  const session = view.sessions.find(({ id }) => id === dragged);
  const free = useFreeStarts(clinic.id, session?.id, from, to);
  return <ScheduleView {...view} free={session ? (free.data?.chairs ?? null) : null} />;
}

/** The schedule of a day or a week, by chair. */
export function SchedulePage() {
  const { t, i18n } = useTranslation('schedule');
  const clinic = useClinic();
  const search: DaysShown = useSearch({ from: '/schedule' });
  const navigate = useNavigate({ from: '/schedule' });
  const today = localDate(useNowCoarse(), clinic.timeZone);
  const date = search.date ?? today;
  const week = search.view === 'week';
  const monday = mondayOf(date);
  const dates = week ? Array.from({ length: 7 }, (_, day) => plusDays(monday, day)) : [date];
  const parts = useScheduleOf(dates);
  const [opened, setOpened] = useState<SessionSummary | null>(null);
  const [proposed, setProposed] = useState<Proposed | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const show = (days: DaysShown) => {
    setProposed(null);
    void navigate({ search: days, replace: true });
  };
  const needed = [parts.settings, parts.chairs, parts.sessions];
  const failed = needed.find(({ isError, data }) => isError && !data);
  const title = week
    ? t('week', { from: weekdayAndDate(monday, i18n.language), until: weekdayAndDate(plusDays(monday, 6), i18n.language) })
    : longDay(instantOf(date, '12:00', clinic.timeZone), clinic.timeZone, i18n.language);
  const present = opened && (parts.sessions.data?.find(({ id }) => id === opened.id) ?? opened);
  return (
    <Page wide title={t('title')}>
      <ScheduleTabs />
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Group gap="sm">
          <SegmentedControl
            aria-label={t('view.label')}
            value={week ? 'week' : 'day'}
            onChange={(view) => show({ date, ...(view === 'week' ? { view: 'week' } : {}) })}
            data={[
              { value: 'day', label: t('view.day') },
              { value: 'week', label: t('view.week') },
            ]}
          />
          <DayNavigation date={date} today={today} week={week} onChange={(to) => show({ ...search, date: to })} />
          <LinkButton to="/schedule/print" search={{ date }} variant="default" leftSection={<IconPrinter size={20} aria-hidden />}>
            {t('printDay')}
          </LinkButton>
        </Group>
      </Group>
      {failed ? (
        <Failed error={failed.error} retry={() => needed.forEach((part) => void part.refetch())} />
      ) : parts.settings.data && parts.chairs.data && parts.sessions.data ? (
        <Draggable
          dragged={dragged}
          onDrag={setDragged}
          from={parts.from}
          to={parts.to}
          week={week}
          dates={dates}
          settings={parts.settings.data}
          chairs={parts.chairs.data}
          sessions={parts.sessions.data}
          closures={parts.closures.data ?? []}
          rosters={parts.rosters.map(({ data }) => data)}
          proposed={proposed}
          onOpen={setOpened}
          onPropose={(session, place) => {
            setProposed(place);
            setOpened(session);
          }}
        />
      ) : (
        <Loading rows={6} height={66} />
      )}
      <Notices from={dates[0] ?? date} to={plusDays(dates.at(-1) ?? date, 1)} />
      <SessionPanel
        session={present}
        proposed={proposed}
        onPropose={setProposed}
        onClose={() => {
          setProposed(null);
          setOpened(null);
        }}
      />
    </Page>
  );
}
