import type { Calendar } from '@event-calendar/core';
import { useTranslation } from 'react-i18next';
import type { ChairView, ClinicView, ClosureView, FreeChair, SessionSummary } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { fullName } from '@/lib/patients';
import type { DayRoster } from '@/lib/roster';
import { stands } from '@/lib/sessions';
import { clockTime, shortDay, timeOfMinute, weekdayAndDate } from '@/lib/time';
import { blockContent } from './blockContent';
import { closedHours, closures } from './closedTimes';
import { closedEvents, freeEvents, LOAD_ROW, loadEvent, nowEvent, type Proposed, sessionEvents } from './events';
import { type DayLoad, hoursShown, type Quarter, quarters } from './load';
import { usualPhases } from './phases';

/** What is to be drawn for the days in view. */
export interface TimelineContent {
  week: boolean;
  dates: string[];
  settings: ClinicView;
  chairs: ChairView[];
  sessions: SessionSummary[];
  closures: ClosureView[];
  rosters: (DayRoster | undefined)[];
  proposed: Proposed | null;
  /** Where the session in hand may begin; null while none is. */
  free: FreeChair[] | null;
}

/** What the timeline draws: blocks, shades, the load beneath, and how each is named. */
export function useTimeline(props: TimelineContent, movable: boolean) {
  const { dates, settings, chairs, sessions, rosters, proposed, week } = props;
  const { t, i18n } = useTranslation('schedule');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const now = useNowCoarse();
  const standing = sessions.filter(stands);
  const hours = hoursShown(dates, settings.hours, sessions, timeZone);
  const shown = chairs.filter(({ id, active }) => active || standing.some(({ chair }) => chair.id === id));
  const load: DayLoad[] = dates.map((date, index) => ({
    date,
    day: quarters(date, sessions, rosters[index], settings.patientsPerNurse, hours, timeZone),
  }));
  const quarterTitle = ({ minute, patients, ceiling }: Quarter) =>
    ceiling === null
      ? t('load.noCeiling', { time: timeOfMinute(minute), patients })
      : t('load.ofCeiling', { time: timeOfMinute(minute), patients, ceiling });
  const events: Calendar.EventInput[] = [
    ...closedEvents([...dates.flatMap((date) => closedHours(date, settings.hours)), ...closures(props.closures, timeZone)], shown),
    ...(props.free ? freeEvents(props.free, timeZone) : []),
    ...sessionEvents(standing, proposed, movable, timeZone),
    ...load.map(({ date, day }) => loadEvent(date, day, hours, `${t('load.title')}, ${weekdayAndDate(date, i18n.language)}`, quarterTitle)),
    nowEvent(now, shown, timeZone),
  ];
  const sessionOf = (event: Calendar.Event) => event.extendedProps.session as SessionSummary | undefined;
  return {
    hours,
    load,
    events,
    resources: [...shown.map(({ id, name }) => ({ id, title: name })), { id: LOAD_ROW, title: t('load.row') }],
    contentOf: (event: Calendar.Event): Node[] => {
      const session = sessionOf(event);
      const drawn = event.extendedProps.content as (() => Node[]) | undefined;
      if (!session) {
        const reason = event.extendedProps.reason as string | null | undefined;
        return drawn ? drawn() : reason ? [document.createTextNode(t('chairClosed', { reason }))] : [];
      }
      return blockContent({
        status: session.status,
        phases: usualPhases(session, settings),
        patient: week ? session.patient.familyName : fullName(session.patient),
        statusWord: tc(`phase.${session.status}`),
        when: `${clockTime(session.start, timeZone)}${week ? '' : `–${clockTime(session.end, timeZone)} ·`} #${session.number}`,
        place: `, ${session.chair.name}, ${shortDay(session.start, timeZone, i18n.language)}`,
      });
    },
    nameOf: (event: Calendar.Event): string | null => {
      const session = sessionOf(event);
      return session ? session.id : null;
    },
  };
}
