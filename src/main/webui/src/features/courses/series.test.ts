import { expect, it } from 'vitest';
import { series } from './series';

it('plots doses and totals on one axis with gaps for missing values', () => {
  const entries = [
    { takenAt: '2026-11-02T10:00:00Z', total: 18 },
    { takenAt: '2026-11-01T10:00:00Z', total: null },
  ];
  const [times, doses, totals] = series(entries, [{ at: '2026-11-02T11:00:00Z', mg: 36 }]);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(doses).toEqual([null, null, 36]);
  expect(totals).toEqual([null, 18, null]);
});
