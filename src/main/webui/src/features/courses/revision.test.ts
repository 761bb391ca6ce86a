import { expect, it } from 'vitest';
import type { CourseView } from '@/lib/api/schema';
import { orderOf, revisionOf } from './revision';

const COURSE = {
  id: 'c1',
  dosePerKg: 0.5,
  infusionMinutes: 60,
  acuity: 'STANDARD',
  phases: [{ name: 'induction', sessions: 6, gapDays: { min: 2, target: 3, max: 4 } }],
} as CourseView;

it('sends the reason and what differs', () => {
  const form = { ...orderOf(COURSE), reason: ' two more agreed ' };
  expect(revisionOf(COURSE, form)).toEqual({ reason: 'two more agreed' });
  expect(revisionOf(COURSE, { ...form, dosePerKg: '0.75', acuity: 'HIGH' })).toEqual({
    reason: 'two more agreed',
    dosePerKg: 0.75,
    acuity: 'HIGH',
  });
});

it('sends all phases where one differs', () => {
  const form = orderOf(COURSE);
  const phases = [...form.phases, { name: 'maintenance', sessions: 2, gapDays: { min: 7, target: '', max: 14 } }];
  expect(revisionOf(COURSE, { ...form, phases }).phases).toEqual([
    { name: 'induction', sessions: 6, gapDays: { min: 2, target: 3, max: 4 } },
    { name: 'maintenance', sessions: 2, gapDays: { min: 7, target: null, max: 14 } },
  ]);
});

it('confirms a dose with its reason', () => {
  const form = { ...orderOf(COURSE), dosePerKg: 2, doseReason: 'refractory pain' };
  expect(revisionOf(COURSE, form)).toMatchObject({ dosePerKg: 2, confirmed: true, doseReason: 'refractory pain' });
});
