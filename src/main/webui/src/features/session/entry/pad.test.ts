import { expect, it } from 'vitest';
import type { TemperatureUnit } from '@/lib/units';
import { EMPTY_PAD, numbers, type PadKey, press } from './pad';

function type(keys: string, unit: TemperatureUnit = 'Cel'): ReturnType<typeof press> {
  return [...keys].reduce((state, key) => {
    const pressed: PadKey = key === '<' ? { erase: true } : key === '>' ? { next: true } : { digit: key };
    return press(state, pressed, unit);
  }, EMPTY_PAD);
}

it('moves automatically from field to field', () => {
  const state = type('13884729714');
  expect(numbers(state)).toEqual({ systolic: 138, diastolic: 84, heartRate: 72, spo2: 97, respiratoryRate: 14 });
  expect(state.field).toBe('temperature');
});

it.each([
  ['98', { systolic: 98 }, 'diastolic'],
  ['30', { systolic: 30 }, 'systolic'],
  ['300', { systolic: 300 }, 'diastolic'],
  ['120110100', { systolic: 120, diastolic: 110, heartRate: 100 }, 'spo2'],
])('reads %s', (keys, values, field) => {
  const state = type(keys);
  expect(numbers(state)).toEqual(values);
  expect(state.field).toBe(field);
});

it('accepts an SpO2 of 100 and of 9', () => {
  expect(numbers(type('1208070100')).spo2).toBe(100);
  expect(numbers(type('12080709>')).spo2).toBe(9);
});

it('inserts the decimal point of a temperature', () => {
  const state = type('>>>>>368');
  expect(numbers(state)).toEqual({ temperature: 36.8 });
  expect(numbers(type('>>>>>37>'))).toEqual({ temperature: 37 });
});

it.each([
  ['986', 98.6, 'pain'],
  ['1004', 100.4, 'pain'],
  ['100', 100, 'temperature'],
  ['99>', 99, 'pain'],
  ['1004<<<9', 109, 'temperature'],
])('reads %s as °F', (keys, temperature, field) => {
  const state = type(`>>>>>${keys}`, '[degF]');
  expect(numbers(state).temperature).toBe(temperature);
  expect(state.field).toBe(field);
});

it('deletes the last digit, then steps back', () => {
  expect(type('138<').field).toBe('systolic');
  expect(numbers(type('138<<'))).toEqual({ systolic: 13 });
  expect(numbers(type('>>>>>36<'))).toEqual({ temperature: 3 });
});

it('omits skipped fields', () => {
  expect(numbers(type('>>72'))).toEqual({ heartRate: 72 });
  expect(numbers(EMPTY_PAD)).toEqual({});
});
