import { describe, expect, it } from 'vitest';
import { temperatureIn, temperatureUnitOf, weightIn, weightOf } from './units';

describe('units', () => {
  it('shows temperatures as they were typed', () => {
    for (const [celsius, fahrenheit] of [
      [37, 98.6],
      [38, 100.4],
      [37.0556, 98.7],
      [36.1111, 97],
      [25, 77],
      [45, 113],
    ] as const) {
      expect(temperatureIn(celsius, '[degF]')).toBe(fahrenheit);
      expect(temperatureIn(celsius, 'Cel')).toBe(celsius);
    }
  });

  it('shows whole pounds as they were typed', () => {
    for (let pounds = 45; pounds <= 771; pounds++) {
      const stored = Math.round(pounds * 0.45359237 * 10) / 10;
      expect(weightIn(stored, '[lb_av]')).toBe(pounds);
    }
    expect(weightIn(81.6, 'kg')).toBe(81.6);
  });

  it('names the unit only beside a value in another one', () => {
    expect(temperatureUnitOf(98.6, '[degF]')).toEqual({ temperatureUnit: '[degF]' });
    expect(temperatureUnitOf(undefined, '[degF]')).toEqual({});
    expect(temperatureUnitOf(37, 'Cel')).toEqual({});
    expect(weightOf(180, '[lb_av]')).toEqual({ weight: 180, weightUnit: '[lb_av]' });
    expect(weightOf(80, 'kg')).toEqual({ weightKg: 80 });
  });
});
