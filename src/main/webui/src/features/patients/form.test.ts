import { expect, it } from 'vitest';
import { requestOf, valuesOf } from './form';

it('sends empty fields as unknown, not as empty text or 0', () => {
  const sent = requestOf({ ...valuesOf(null), mrn: 'A-1', phone: ' ', weightKg: '' });
  expect(sent).toMatchObject({ mrn: 'A-1', phone: null, email: null, notes: null, weightKg: null, spo2Scale: 1 });
  expect('birthDate' in sent).toBe(false);
});

it('keeps a weight as a number', () => {
  expect(requestOf({ ...valuesOf(null), weightKg: '72.5' }).weightKg).toBe(72.5);
});
