import { expect, it } from 'vitest';
import { column, doseHeight, painHeight, points } from './geometry';

const pain = (number: number, before: number | null, after: number | null) => ({
  sessionId: `${number}`,
  number,
  before,
  after,
  change: before !== null && after !== null ? after - before : null,
});

it('joins pain and dose of a session and leaves missing values unknown', () => {
  expect(
    points(
      [pain(3, 7, 4), pain(1, 8, null)],
      [
        { number: 2, perKg: 0.5 },
        { number: 3, perKg: null },
      ],
    ),
  ).toEqual([
    { number: 1, before: 8, after: null, change: null, perKg: null },
    { number: 2, before: null, after: null, change: null, perKg: 0.5 },
    { number: 3, before: 7, after: 4, change: -3, perKg: null },
  ]);
});

it('puts no pain at the bottom and the worst pain at the top', () => {
  expect([painHeight(0, 80), painHeight(10, 80), painHeight(5, 80)]).toEqual([80, 0, 40]);
});

it('spaces sessions evenly', () => {
  expect([column(0, 1, 100), column(0, 2, 100), column(1, 2, 100)]).toEqual([50, 25, 75]);
});

it('scales to the largest dose and draws no unknown dose', () => {
  const all = points(
    [],
    [
      { number: 1, perKg: 0.5 },
      { number: 2, perKg: 1 },
      { number: 3, perKg: null },
    ],
  );
  expect(doseHeight(0.5, all, 20)).toBe(10);
  expect(doseHeight(1, all, 20)).toBe(20);
  expect(doseHeight(0, points([], [{ number: 1, perKg: 0 }]), 20)).toBe(0);
});
