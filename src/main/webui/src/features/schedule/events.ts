import type { Calendar } from '@event-calendar/core';
import type { ChairView, FreeChair, SessionSummary } from '@/lib/api/schema';
import { plusDays, timeOfMinute, wallTime } from '@/lib/time';
import { loadContent } from './blockContent';
import type { ClosedTime } from './closedTimes';
import type { Quarter } from './load';

/** The row beneath the chairs. */
export const LOAD_ROW = 'load';

/** Where a session is to go, before the server has said yes. */
export interface Proposed {
  sessionId: string;
  start: string;
  chairId: string | null;
}

function spanOf(session: SessionSummary, proposed: Proposed | null): { start: string; end: string; chairId: string } {
  if (proposed?.sessionId !== session.id) {
    return { start: session.start, end: session.end, chairId: session.chair.id };
  }
  const length = Date.parse(session.end) - Date.parse(session.start);
  return {
    start: proposed.start,
    end: new Date(Date.parse(proposed.start) + length).toISOString(),
    chairId: proposed.chairId ?? session.chair.id,
  };
}

/** The blocks of sessions; a session being moved is shown at its new place. */
export function sessionEvents(
  sessions: SessionSummary[],
  proposed: Proposed | null,
  movable: boolean,
  zone: string,
): Calendar.EventInput[] {
  return sessions.map((session) => {
    const { start, end, chairId } = spanOf(session, proposed);
    return {
      id: session.id,
      resourceId: chairId,
      start: wallTime(start, zone),
      end: wallTime(end, zone),
      startEditable: movable && session.status === 'BOOKED',
      durationEditable: false,
      classNames: ['cs-block', `cs-${session.status}`, ...(proposed?.sessionId === session.id ? ['cs-proposed'] : [])],
      extendedProps: { session },
    };
  });
}

/** Shades for what is closed, one per chair. */
export function closedEvents(closed: ClosedTime[], chairs: ChairView[]): Calendar.EventInput[] {
  return closed.map(({ from, until, chairId, reason }, index) => ({
    id: `closed-${index}`,
    display: 'background',
    resourceIds: chairId ? [chairId] : chairs.map(({ id }) => id),
    start: from,
    end: until,
    classNames: reason ? ['cs-closed', 'cs-closure'] : ['cs-closed'],
    extendedProps: { reason },
  }));
}

const QUARTER = 900_000;

/** Marks where a dragged session may begin: quarters of an hour in a row become one mark. */
export function freeEvents(chairs: FreeChair[], zone: string): Calendar.EventInput[] {
  return chairs.flatMap(({ chairId, starts }) =>
    inRows(starts.map((start) => Date.parse(start))).map(({ from, until }) => ({
      id: `free-${chairId}-${from}`,
      display: 'background' as const,
      resourceIds: [chairId],
      start: wallTime(from, zone),
      end: wallTime(until, zone),
      classNames: ['cs-free'],
    })),
  );
}

/** Quarters of an hour, joined where one follows the other. */
export function inRows(starts: number[]): { from: number; until: number }[] {
  const rows: { from: number; until: number }[] = [];
  for (const start of starts) {
    const last = rows.at(-1);
    if (last?.until === start) {
      last.until = start + QUARTER;
    } else {
      rows.push({ from: start, until: start + QUARTER });
    }
  }
  return rows;
}

/** Where now is, by the server's clock. */
export function nowEvent(now: number, chairs: ChairView[], zone: string): Calendar.EventInput {
  const wall = wallTime(now, zone);
  return {
    id: 'now',
    display: 'background',
    resourceIds: [...chairs.map(({ id }) => id), LOAD_ROW],
    start: wall,
    end: wallTime(now + 120_000, zone),
    classNames: ['cs-now'],
  };
}

/** The strip of a day's nurse load, in the row beneath the chairs. */
export function loadEvent(
  date: string,
  day: Quarter[],
  hours: { from: number; until: number },
  label: string,
  titleOf: (quarter: Quarter) => string,
): Calendar.EventInput {
  return {
    id: `load-${date}`,
    resourceId: LOAD_ROW,
    start: `${date}T${timeOfMinute(hours.from)}`,
    end: hours.until >= 24 * 60 ? `${plusDays(date, 1)}T00:00` : `${date}T${timeOfMinute(hours.until)}`,
    startEditable: false,
    durationEditable: false,
    classNames: ['cs-load'],
    extendedProps: { content: () => loadContent(day, label, titleOf) },
  };
}
