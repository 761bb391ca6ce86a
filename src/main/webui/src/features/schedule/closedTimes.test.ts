import { expect, it } from 'vitest';
import type { ClosureView } from '@/lib/api/schema';
import { closedHours, closures } from './closedTimes';
import { phaseStarts, usualPhases } from './phases';

const HOURS = [
  { day: 'TUESDAY' as const, opens: '13:00', closes: '18:00' },
  { day: 'TUESDAY' as const, opens: '07:30', closes: '12:00' },
];

function spans(date: string) {
  return closedHours(date, HOURS).map(({ from, until }) => `${from.slice(5)} ${until.slice(5)}`);
}

it('finds the times before, between and after opening hours', () => {
  expect(spans('2026-11-24')).toEqual(['11-24T00:00 11-24T07:30', '11-24T12:00 11-24T13:00', '11-24T18:00 11-25T00:00']);
});

it('closes a day without hours, and nothing if no hours are set', () => {
  expect(spans('2026-11-25')).toEqual(['11-25T00:00 11-26T00:00']);
  expect(closedHours('2026-11-24', [])).toEqual([]);
});

it('ignores withdrawn closures', () => {
  const closure = {
    from: '2026-11-24T14:00:00Z',
    until: '2026-11-24T16:00:00Z',
    chairId: 'c',
    reason: 'repair',
    withdrawnAt: null,
  } as ClosureView;
  const shown = closures([closure, { ...closure, withdrawnAt: '2026-11-23T10:00:00Z' }], 'America/New_York');
  expect(shown).toEqual([{ from: '2026-11-24T09:00', until: '2026-11-24T11:00', chairId: 'c', reason: 'repair' }]);
});

it('splits a stay by the usual phase times if they fit', () => {
  const settings = { preparationMinutes: 15, recoveryMinutes: 45 };
  const stay = { start: '2026-11-24T14:00:00Z', end: '2026-11-24T15:55:00Z' };
  const phases = usualPhases(stay, settings);
  expect(phases).toEqual({ preparation: 15, infusion: 55, recovery: 45 });
  expect(phases && phaseStarts(stay.start, phases)).toEqual({ infusion: '2026-11-24T14:15:00.000Z', recovery: '2026-11-24T15:10:00.000Z' });
  expect(usualPhases({ start: stay.start, end: '2026-11-24T15:00:00Z' }, settings)).toBeNull();
});
