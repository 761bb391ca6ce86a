import { describe, expect, it } from 'vitest';
import { clockTime, countdown, instantOf, localDate, mondayOf, plusDays } from './time';

const NEW_YORK = 'America/New_York';

describe('clinic wall-clock time', () => {
  it.each([
    ['2026-11-24', '14:05', '2026-11-24T19:05:00.000Z'],
    ['2026-07-01', '00:00', '2026-07-01T04:00:00.000Z'],
    ['2026-03-08', '01:59', '2026-03-08T06:59:00.000Z'],
    ['2026-03-08', '03:00', '2026-03-08T07:00:00.000Z'],
    ['2026-11-01', '00:30', '2026-11-01T04:30:00.000Z'],
    ['2026-11-01', '02:00', '2026-11-01T07:00:00.000Z'],
  ])('%s %s is the instant %s', (date, time, instant) => {
    expect(instantOf(date, time, NEW_YORK)).toBe(instant);
    expect(clockTime(instant, NEW_YORK)).toBe(time);
    expect(localDate(instant, NEW_YORK)).toBe(date);
  });

  it('moves a skipped time to after the gap', () => {
    expect(instantOf('2026-03-08', '02:30', NEW_YORK)).toBe('2026-03-08T07:30:00.000Z');
  });

  it('takes the earlier of a repeated time', () => {
    expect(instantOf('2026-11-01', '01:30', NEW_YORK)).toBe('2026-11-01T05:30:00.000Z');
  });

  it('is right in the southern hemisphere', () => {
    expect(instantOf('2026-10-04', '02:30', 'Australia/Sydney')).toBe('2026-10-03T16:30:00.000Z');
    expect(instantOf('2026-04-05', '02:30', 'Australia/Sydney')).toBe('2026-04-04T15:30:00.000Z');
  });
});

it('a week begins on Monday', () => {
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
});

it('a countdown never goes below 0', () => {
  expect(countdown(380_999)).toBe('6:20');
  expect(countdown(-5)).toBe('0:00');
});
