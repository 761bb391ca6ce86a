import { expect, it } from 'vitest';
import type { SessionSummary, Shift } from '@/lib/api/schema';
import { hoursShown, quarters, stayOn, worst } from './load';

const ZONE = 'America/New_York';

function session(start: string, end: string, status: SessionSummary['status'] = 'BOOKED'): SessionSummary {
  return { start, end, status } as SessionSummary;
}

function nurse(from: string, until: string, breaks: Shift['breaks'] = []): Shift {
  return { staffId: from, duty: 'NURSE', from, until, breaks, charge: false };
}

const MORNING = session('2026-11-24T14:00:00Z', '2026-11-24T15:50:00Z');

it('counts a patient from arrival to departure in half-open quarter hours', () => {
  const day = quarters('2026-11-24', [MORNING], undefined, 3, { from: 525, until: 675 }, ZONE);
  expect(day.map(({ patients }) => patients)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
});

it('does not count canceled sessions and no-shows', () => {
  const gone = [session(MORNING.start, MORNING.end, 'CANCELLED'), session(MORNING.start, MORNING.end, 'NO_SHOW')];
  expect(quarters('2026-11-24', gone, undefined, 3, { from: 540, until: 555 }, ZONE)[0]?.patients).toBe(0);
});

it('excludes nurses on break and has no ceiling without a roster', () => {
  const shifts = [nurse('07:30', '18:00'), nurse('09:00', '12:00', [{ from: '10:00', until: '10:30' }])];
  const roster = { date: '2026-11-24', shifts, etag: '"1"', written: true };
  const ceilings = quarters('2026-11-24', [], roster, 3, { from: 525, until: 645 }, ZONE).map(({ ceiling }) => ceiling);
  expect(ceilings).toEqual([3, 6, 6, 6, 6, 3, 3, 6]);
  expect(quarters('2026-11-24', [], { ...roster, written: false }, 3, { from: 540, until: 555 }, ZONE)[0]?.ceiling).toBeNull();
  expect(quarters('2026-11-24', [], { ...roster, shifts: [] }, 3, { from: 540, until: 555 }, ZONE)[0]?.ceiling).toBe(0);
});

it('reports times above the ceiling before full ones', () => {
  const day = [
    { minute: 0, patients: 5, ceiling: 6 },
    { minute: 15, patients: 4, ceiling: 3 },
    { minute: 30, patients: 5, ceiling: null },
  ];
  expect(worst(day)?.minute).toBe(15);
  expect(worst(day.slice(2))?.minute).toBe(30);
});

it('cuts a stay at midnight', () => {
  const late = session('2026-11-25T03:00:00Z', '2026-11-25T06:00:00Z');
  expect(stayOn('2026-11-24', late, ZONE)).toEqual({ from: 22 * 60, until: 24 * 60 });
  expect(stayOn('2026-11-25', late, ZONE)).toEqual({ from: 0, until: 60 });
  expect(stayOn('2026-11-26', late, ZONE)).toBeNull();
});

it('shows the opening hours, extended for sessions outside them', () => {
  const hours = [{ day: 'MONDAY' as const, opens: '07:30', closes: '18:00' }];
  expect(hoursShown(['2026-11-24'], hours, [], ZONE)).toEqual({ from: 420, until: 1080 });
  expect(hoursShown(['2026-11-24'], hours, [session('2026-11-24T22:00:00Z', '2026-11-25T00:10:00Z')], ZONE)).toEqual({
    from: 420,
    until: 1200,
  });
});
