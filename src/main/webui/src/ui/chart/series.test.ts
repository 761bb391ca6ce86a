import { describe, expect, it } from 'vitest';
import type { ObservationView, SegmentView, SessionView } from '@/lib/api/schema';
import { extent, phases, rateSteps, rows, share, vitals } from './series';

const T = Date.parse('2026-01-01T10:00:00Z');
const at = (minutes: number) => new Date(T + minutes * 60_000).toISOString();

function reading(minutes: number, values: Partial<ObservationView>): ObservationView {
  return {
    takenAt: at(minutes),
    systolic: null,
    diastolic: null,
    heartRate: null,
    spo2: null,
    supersededBy: null,
    ...values,
  } as ObservationView;
}

function session(values: Partial<SessionView>): SessionView {
  return {
    start: at(0),
    checkedInAt: at(0),
    observations: [],
    infusion: null,
    dischargedAt: null,
    closedAt: null,
    ...values,
  } as SessionView;
}

describe('chart series', () => {
  it('draws valid values in time order with gaps for missing ones', () => {
    const data = vitals([
      reading(10, { systolic: 130, spo2: 97 }),
      reading(5, { systolic: 120 }),
      reading(7, { systolic: 999, supersededBy: 'x' }),
    ]);
    expect(data.times).toEqual([T / 1_000 + 300, T / 1_000 + 600]);
    expect(data.systolic).toEqual([120, 130]);
    expect(data.spo2).toEqual([null, 97]);
  });

  it('extends half an hour past now during a session, then to its end', () => {
    expect(extent(session({}), T + 60 * 60_000).until).toBe(T / 1_000 + 90 * 60);
    expect(extent(session({ dischargedAt: at(100) }), T + 600 * 60_000).until).toBe(T / 1_000 + 105 * 60);
  });

  it('holds each rate until the next and the last until the end', () => {
    const segments = [
      { startedAt: at(10), mgPerHour: 40 },
      { startedAt: at(30), mgPerHour: 0 },
    ] as SegmentView[];
    expect(rateSteps(segments, T / 1_000 + 3_600)).toEqual({
      times: [T / 1_000 + 600, T / 1_000 + 1_800, T / 1_000 + 3_600],
      rates: [40, 0, 0],
    });
    expect(rateSteps([], 0)).toEqual({ times: [], rates: [] });
  });

  it('shades preparation, infusion and recovery without gaps', () => {
    const infusion = { startedAt: at(15), endedAt: at(75) } as SessionView['infusion'];
    const shown = phases(session({ infusion }), T + 90 * 60_000);
    expect(shown.map(({ phase }) => phase)).toEqual(['CHECKED_IN', 'INFUSING', 'RECOVERY']);
    expect(shown[0]?.until).toBe(shown[1]?.from);
    expect(shown[1]?.until).toBe(shown[2]?.from);
    expect(phases(session({ checkedInAt: null }), T)).toEqual([]);
  });

  it('maps an instant to its axis', () => {
    expect(share(at(30), { from: T / 1_000, until: T / 1_000 + 3_600 })).toBe(0.5);
  });

  it('stacks overlapping marks in rows', () => {
    expect(rows([0.1, 0.11, 0.12, 0.2, 0.21], 0.05)).toEqual([0, 1, 2, 0, 1]);
    expect(rows([0.25, 0.5], 0.25)).toEqual([0, 0]);
    expect(rows([], 0.05)).toEqual([]);
  });
});
