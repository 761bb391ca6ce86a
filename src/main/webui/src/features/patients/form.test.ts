import { expect, it } from 'vitest';
import type { PatientView } from '@/lib/api/schema';
import { changeOf, requestOf, valuesOf } from './form';

it('sends empty fields as unknown, not as empty text or 0', () => {
  const sent = requestOf({ ...valuesOf(null), mrn: 'A-1', phone: ' ', weightKg: '' });
  expect(sent).toMatchObject({ mrn: 'A-1', phone: null, email: null, notes: null, weightKg: null, spo2Scale: 1 });
  expect('birthDate' in sent).toBe(false);
});

it('keeps a weight as a number', () => {
  expect(requestOf({ ...valuesOf(null), weightKg: '72.5' }).weightKg).toBe(72.5);
});

it('leaves an unchanged weight out of an edit, for nobody measured it', () => {
  const patient = { ...valuesOf(null), weightKg: 70 } as unknown as PatientView;
  expect('weightKg' in changeOf(requestOf({ ...valuesOf(null), weightKg: '70' }), patient)).toBe(false);
  expect(changeOf(requestOf({ ...valuesOf(null), weightKg: '71' }), patient).weightKg).toBe(71);
});
