import type { Calendar } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { Loading } from '@/ui/states';
import { LOAD_ROW } from './events';
import './timeline.css';

interface TimelineProps {
  week: boolean;
  date: string;
  hours: { from: number; until: number };
  hiddenDays: number[];
  resources: Calendar.ResourceInput[];
  events: Calendar.EventInput[];
  language: string;
  /** The time of day that it is scrolled to, `13:00`. */
  leftEdge: string;
  /** The clinic's distance from UTC, `-05:00`. */
  offset: string;
  label: string;
  contentOf: (event: Calendar.Event) => Node[];
  nameOf: (event: Calendar.Event) => string | null;
  onOpen: (sessionId: string) => void;
  /** Which session is being dragged; null once it is let go. */
  onDrag: (sessionId: string | null) => void;
  /** Dropped at a wall-clock time, `2026-11-24T14:00`, and in a chair. */
  onDrop: (sessionId: string, wall: string, chairId: string) => void;
}

const SIDEBAR = 112;
const QUARTER_MIN = 22;
const HOUR_MIN = 34;

const hourOnly = (time: Date) => two(time.getHours());
const hourAndMinute = (time: Date) => `${two(time.getHours())}:${two(time.getMinutes())}`;
const two = (number: number) => String(number).padStart(2, '0');

/** The wall-clock time of a date as the calendar gives it, at the nearest quarter of an hour. */
function wallOf(date: Date): string {
  const near = new Date(Math.round(date.getTime() / 900_000) * 900_000);
  return `${near.getFullYear()}-${two(near.getMonth() + 1)}-${two(near.getDate())}T${two(near.getHours())}:${two(near.getMinutes())}`;
}

function shapeOf({ week, hours, hiddenDays }: TimelineProps, width: number): Calendar.Options {
  const slots = week ? ((hours.until - hours.from) / 60) * (7 - hiddenDays.length) : (hours.until - hours.from) / 15;
  const fitting = Math.floor(((width - SIDEBAR - 6) / slots) * 100) / 100;
  return {
    slotDuration: week ? '01:00' : '00:15',
    slotLabelInterval: '01:00',
    slotLabelFormat: week ? hourOnly : hourAndMinute,
    slotWidth: Math.max(week ? HOUR_MIN : QUARTER_MIN, fitting),
    slotMinTime: `${two(hours.from / 60)}:00`,
    slotMaxTime: `${two(hours.until / 60)}:00`,
    hiddenDays: week ? (hiddenDays as Calendar.dayOfWeek[]) : [],
  };
}

function optionsOf(props: TimelineProps, width: number): Calendar.Options {
  return {
    ...shapeOf(props, width),
    view: props.week ? 'resourceTimelineWeek' : 'resourceTimelineDay',
    date: props.date,
    scrollTime: props.leftEdge,
    resources: props.resources,
    events: props.events,
    locale: props.language,
    timeZone: props.offset,
  };
}

/** The calendar itself, which draws on its own; React hands it what changes. */
export function Timeline(props: TimelineProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const target = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [calendar, setCalendar] = useState<Calendar | null>(null);
  const handed = useRef<Calendar.Options>({});
  latest.current = props;

  useEffect(() => {
    let made: Calendar | undefined;
    let gone = false;
    let destroy: ((calendar: Calendar) => Promise<void>) | undefined;
    void import('@event-calendar/core').then(({ createCalendar, destroyCalendar, Interaction, ResourceTimeline }) => {
      if (gone || !target.current) {
        return;
      }
      destroy = destroyCalendar;
      handed.current = optionsOf(latest.current, target.current.clientWidth);
      made = createCalendar(target.current, [ResourceTimeline, Interaction], { ...handed.current, ...standing(latest, target) });
      setCalendar(made);
    });
    return () => {
      gone = true;
      setCalendar(null);
      if (made && destroy) {
        void destroy(made);
      }
    };
  }, []);

  useEffect(() => {
    if (calendar && width > 0) {
      hand(calendar, handed.current, optionsOf(props, width));
    }
  });

  return (
    <div ref={ref} className="cs-timeline">
      {!calendar && <Loading rows={6} height={56} />}
      <div ref={target} role="region" aria-label={props.label} data-week={props.week || undefined} />
    </div>
  );
}

/**
 * The calendar calls itself a table, which it is not: its blocks are next to the cells. Each block names its own chair. It
 * is scrolled by keyboard also on a day that has no block.
 */
function plain(target: HTMLElement | null): void {
  const roles = '[role=table], [role=row], [role=rowgroup], [role=rowheader], [role=columnheader], [role=cell]';
  for (const part of target?.querySelectorAll(roles) ?? []) {
    part.removeAttribute('role');
  }
  target?.querySelector('.ec-main')?.setAttribute('tabindex', '0');
  for (const part of target?.querySelectorAll('[aria-colindex]') ?? []) {
    part.removeAttribute('aria-colindex');
  }
}

/** Hands over what differs from what was handed over last. */
function hand(calendar: Calendar, before: Calendar.Options, options: Calendar.Options): void {
  for (const name of Object.keys(options) as (keyof Calendar.Options)[]) {
    if (before[name] !== options[name] && JSON.stringify(before[name]) !== JSON.stringify(options[name])) {
      calendar.setOption(name, options[name]);
      Object.assign(before, { [name]: options[name] });
    }
  }
}

function standing(latest: { current: TimelineProps }, target: { current: HTMLElement | null }): Calendar.Options {
  return {
    headerToolbar: { start: '', center: '', end: '' },
    height: 'auto',
    firstDay: 1,
    editable: true,
    eventDurationEditable: false,
    eventLongPressDelay: 400,
    snapDuration: '00:15',
    slotEventOverlap: false,
    slotHeight: 66,
    eventAllUpdated: () => plain(target.current),
    dayHeaderFormat: { weekday: 'short', day: 'numeric', month: 'short' },
    eventContent: ({ event }) => ({ domNodes: latest.current.contentOf(event) }),
    eventDidMount: ({ event, el }) => {
      const name = latest.current.nameOf(event);
      if (name === null) {
        el.removeAttribute('role');
        el.removeAttribute('tabindex');
      }
    },
    eventClick: ({ event }) => {
      if (latest.current.nameOf(event) !== null) {
        latest.current.onOpen(String(event.id));
      }
    },
    eventDragStart: ({ event }) => latest.current.onDrag(String(event.id)),
    eventDragStop: () => latest.current.onDrag(null),
    dragConstraint: ({ newResource, event }) => newResource?.id !== LOAD_ROW && !event.resourceIds.includes(LOAD_ROW),
    eventDrop: ({ event, revert }) => {
      const chair = String(event.resourceIds[0]);
      const wall = wallOf(event.start);
      revert();
      latest.current.onDrop(String(event.id), wall, chair);
    },
  };
}
