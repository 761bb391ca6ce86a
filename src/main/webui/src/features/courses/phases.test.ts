import { expect, it } from 'vitest';
import type { Phase, SessionSummary } from '@/lib/api/schema';
import { beats, phaseOf } from './phases';
import { months } from './months';

const GAP = { min: 2, target: 3, max: 4 };
const PHASES: Phase[] = [
  { name: 'Induction', sessions: 2, gapDays: GAP },
  { name: 'Maintenance', sessions: 1, gapDays: GAP },
];

function session(number: number, start: string, status: SessionSummary['status'] = 'BOOKED'): SessionSummary {
  return { number, start, status } as SessionSummary;
}

it('finds a session’s phase by its number', () => {
  expect([1, 2, 3, 4].map((number) => phaseOf(number, PHASES))).toEqual(['Induction', 'Induction', 'Maintenance', null]);
});

it('counts gaps in clinic days and skips canceled sessions', () => {
  const all = [session(2, '2026-11-06T01:00:00Z'), session(1, '2026-11-02T15:00:00Z'), session(2, '2026-11-04T15:00:00Z', 'CANCELLED')];
  const shown = beats(all, PHASES, 'America/New_York');
  expect(shown.map(({ gapDays }) => gapDays)).toEqual([null, null, 3]);
});

it('groups days by month in the clinic’s time zone', () => {
  const found = months(['2026-11-30T15:00:00Z', '2026-12-01T03:00:00Z', '2026-12-02T15:00:00Z'], 'America/New_York');
  expect(found.map(({ month, days, length }) => [month, days, length])).toEqual([
    ['2026-11', [30, 30], 30],
    ['2026-12', [2], 31],
  ]);
});

it('shows an empty month between two with sessions', () => {
  expect(months(['2026-11-02T15:00:00Z', '2027-01-02T15:00:00Z'], 'UTC').map(({ month }) => month)).toEqual([
    '2026-11',
    '2026-12',
    '2027-01',
  ]);
});
