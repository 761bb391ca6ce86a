import type { ObservationView, SegmentView, SessionView } from '@/lib/api/schema';

/** Times in seconds since the epoch, as uPlot takes them; a gap is null. */
export type Column = (number | null)[];

export interface VitalsData {
  times: number[];
  systolic: Column;
  diastolic: Column;
  heartRate: Column;
  spo2: Column;
}

export interface Span {
  from: number;
  until: number;
}

function seconds(instant: string | number): number {
  return (typeof instant === 'number' ? instant : Date.parse(instant)) / 1_000;
}

/** The readings that count, oldest first: what was corrected is left out. */
export function inForce(observations: ObservationView[]): ObservationView[] {
  return observations.filter(({ supersededBy }) => supersededBy === null).sort((a, b) => Date.parse(a.takenAt) - Date.parse(b.takenAt));
}

export function vitals(observations: ObservationView[]): VitalsData {
  const sets = inForce(observations);
  return {
    times: sets.map(({ takenAt }) => seconds(takenAt)),
    systolic: sets.map(({ systolic }) => systolic),
    diastolic: sets.map(({ diastolic }) => diastolic),
    heartRate: sets.map(({ heartRate }) => heartRate),
    spo2: sets.map(({ spo2 }) => spo2),
  };
}

const HALF_HOUR = 1_800;
const QUARTER = 900;

/** From shortly before the patient came to now and the next half hour; of a session that is over, its own time. */
export function extent(session: SessionView, now: number): Span {
  const came = seconds(session.checkedInAt ?? session.start);
  const first = session.observations.reduce((least, { takenAt }) => Math.min(least, seconds(takenAt)), came);
  const over = session.dischargedAt ?? session.closedAt;
  const until = over ? seconds(over) + QUARTER / 3 : seconds(now) + HALF_HOUR;
  return { from: first - QUARTER / 3, until: Math.max(until, first + HALF_HOUR) };
}

/** The pump's rate as steps, ended at the infusion's end or now. */
export function rateSteps(segments: SegmentView[], end: number): { times: number[]; rates: Column } {
  const steps = [...segments].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  if (steps.length === 0) {
    return { times: [], rates: [] };
  }
  const times = steps.map(({ startedAt }) => seconds(startedAt));
  const rates: Column = steps.map(({ mgPerHour }) => mgPerHour);
  const last = Math.max(end, (times.at(-1) as number) + 1);
  return { times: [...times, last], rates: [...rates, rates.at(-1) as number] };
}

/** The phases that are shaded. */
export function phases(session: SessionView, now: number): (Span & { phase: 'CHECKED_IN' | 'INFUSING' | 'RECOVERY' })[] {
  const came = session.checkedInAt && seconds(session.checkedInAt);
  if (!came) {
    return [];
  }
  const end = session.dischargedAt ? seconds(session.dischargedAt) : seconds(now);
  const started = session.infusion && seconds(session.infusion.startedAt);
  const ended = session.infusion?.endedAt && seconds(session.infusion.endedAt);
  const shown: (Span & { phase: 'CHECKED_IN' | 'INFUSING' | 'RECOVERY' })[] = [{ from: came, until: started ?? end, phase: 'CHECKED_IN' }];
  if (started) {
    shown.push({ from: started, until: ended || end, phase: 'INFUSING' });
  }
  if (ended) {
    shown.push({ from: ended, until: end, phase: 'RECOVERY' });
  }
  return shown;
}

/** The position of an instant in a span, 0 to 1. */
export function share(instant: string | number, { from, until }: Span): number {
  return (seconds(instant) - from) / (until - from);
}

/** The row of each mark, so that none covers another: the first that is free at its place. Places in their order, and the width of a mark, as shares of the axis. */
export function rows(places: number[], width: number): number[] {
  const ends: number[] = [];
  return places.map((place) => {
    const free = ends.findIndex((end) => end <= place);
    const row = free === -1 ? ends.length : free;
    ends[row] = place + width;
    return row;
  });
}
