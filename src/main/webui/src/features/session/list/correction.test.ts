import { expect, it } from 'vitest';
import type { ObservationView } from '@/lib/api/schema';
import { asItStands, changes } from './correction';

const SET = {
  systolic: 128,
  diastolic: 79,
  heartRate: 72,
  spo2: 97,
  respiratoryRate: null,
  temperature: 36.8,
  pain: 0,
  consciousness: 'ALERT',
  supplementalOxygen: false,
  oxygenFlow: null,
  oxygenDevice: null,
  sedation: null,
} as ObservationView;

it('does not send unchanged values, including 0 and no', () => {
  expect(changes(SET, asItStands(SET, 'Cel'), 'Cel')).toEqual({});
});

it('sends changed values and choices', () => {
  const form = asItStands(SET, 'Cel');
  expect(
    changes(SET, { ...form, systolic: '138', pain: 3, chosen: { ...form.chosen, supplementalOxygen: true, sedation: 0 } }, 'Cel'),
  ).toEqual({
    systolic: 138,
    pain: 3,
    supplementalOxygen: true,
    sedation: 0,
  });
});

it('removes cleared values instead of sending 0 or no', () => {
  const form = asItStands(SET, 'Cel');
  expect(
    changes(SET, { ...form, pain: '', chosen: { consciousness: undefined, supplementalOxygen: undefined } as typeof form.chosen }, 'Cel'),
  ).toEqual({
    remove: ['pain', 'consciousness', 'supplementalOxygen'],
  });
});

it('corrects a temperature in the unit of the clinic', () => {
  const form = asItStands({ ...SET, temperature: 37.0556 }, '[degF]');
  expect(form.temperature).toBe(98.7);
  expect(changes({ ...SET, temperature: 37.0556 }, form, '[degF]')).toEqual({});
  expect(changes(SET, { ...form, temperature: '100.4' }, '[degF]')).toEqual({ temperature: 100.4, temperatureUnit: '[degF]' });
  expect(changes(SET, { ...form, temperature: '' }, '[degF]')).toEqual({ remove: ['temperature'] });
});

it('sends flow and device together, and removes the oxygen before where a part is taken away', () => {
  const given: ObservationView = { ...SET, supplementalOxygen: true, oxygenFlow: 2, oxygenDevice: 'NASAL_CANNULA' };
  const form = asItStands(given, 'Cel');
  expect(changes(given, form, 'Cel')).toEqual({});
  expect(changes(given, { ...form, chosen: { ...form.chosen, oxygenFlow: 4 } }, 'Cel')).toEqual({
    oxygenFlow: 4,
    oxygenDevice: 'NASAL_CANNULA',
  });
  expect(changes(given, { ...form, chosen: { ...form.chosen, oxygenFlow: undefined } as typeof form.chosen }, 'Cel')).toEqual({
    remove: ['supplementalOxygen'],
    supplementalOxygen: true,
    oxygenDevice: 'NASAL_CANNULA',
  });
  const none = { ...form.chosen, supplementalOxygen: false, oxygenFlow: undefined, oxygenDevice: undefined } as typeof form.chosen;
  expect(changes(given, { ...form, chosen: none }, 'Cel')).toEqual({ supplementalOxygen: false });
});
