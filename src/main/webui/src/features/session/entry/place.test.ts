import { expect, it } from 'vitest';
import type { VitalSigns } from '@/lib/api/schema';
import { lastMeasured } from './place';

const NOTHING: VitalSigns = {
  systolic: null,
  diastolic: null,
  heartRate: null,
  spo2: null,
  respiratoryRate: null,
  temperature: null,
  supplementalOxygen: null,
  oxygenFlow: null,
  oxygenDevice: null,
  consciousness: null,
  sedation: null,
  pain: null,
  cadss6: null,
};

it('finds the last value of each sign across sets', () => {
  const whole = { ...NOTHING, systolic: 120, diastolic: 80, spo2: 97, supplementalOxygen: false, pain: 0 };
  const pressure = { ...NOTHING, systolic: 151, diastolic: 92 };
  expect(lastMeasured([whole, pressure])).toEqual({ ...whole, systolic: 151, diastolic: 92 });
});

it('finds nothing for unmeasured signs or before the first set', () => {
  expect(lastMeasured([{ ...NOTHING, systolic: 120 }])).toEqual({ ...NOTHING, systolic: 120 });
  expect(lastMeasured([])).toBeNull();
});

it('does not mix pressures or choices of different sets', () => {
  const before = { ...NOTHING, systolic: 120, diastolic: 80, consciousness: 'ALERT' as const, supplementalOxygen: false, sedation: 5 };
  const since = { ...NOTHING, systolic: 90, consciousness: 'VOICE' as const };
  expect(lastMeasured([before, since])).toEqual(since);
});

it('copies the vital signs and nothing else', () => {
  const observation = { ...NOTHING, spo2: 97, note: 'felt faint', recordedBy: 'rosa' };
  expect(lastMeasured([observation])).toEqual({ ...NOTHING, spo2: 97 });
});

it('keeps the flow with the oxygen that it belongs to', () => {
  const before = { ...NOTHING, supplementalOxygen: true, oxygenFlow: 4, oxygenDevice: 'NASAL_CANNULA' as const };
  const since = { ...NOTHING, supplementalOxygen: false };
  expect(lastMeasured([before, since])).toEqual(since);
});
