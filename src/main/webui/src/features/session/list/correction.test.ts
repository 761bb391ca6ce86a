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
  sedation: null,
} as ObservationView;

it('does not send unchanged values, including 0 and no', () => {
  expect(changes(SET, asItStands(SET))).toEqual({});
});

it('sends changed values and choices', () => {
  const form = asItStands(SET);
  expect(changes(SET, { ...form, systolic: '138', pain: 3, chosen: { ...form.chosen, supplementalOxygen: true, sedation: 0 } })).toEqual({
    systolic: 138,
    pain: 3,
    supplementalOxygen: true,
    sedation: 0,
  });
});

it('removes cleared values instead of sending 0 or no', () => {
  const form = asItStands(SET);
  expect(
    changes(SET, { ...form, pain: '', chosen: { consciousness: undefined, supplementalOxygen: undefined } as typeof form.chosen }),
  ).toEqual({
    remove: ['pain', 'consciousness', 'supplementalOxygen'],
  });
});
