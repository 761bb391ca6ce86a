import { expect, it } from 'vitest';
import type { PatientView } from '@/lib/api/schema';
import { type BirthDateAs, changeOf, requestOf, valuesOf } from './form';

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

it('sends a birth date as far as it is known', () => {
  const of = (birthDateAs: BirthDateAs, birthDate: string) => {
    const { birthDate: day, birthDateKnown: known } = requestOf({ ...valuesOf(null), birthDateAs, birthDate });
    return [day, known];
  };
  expect(of('DAY', '1975-06-12')).toEqual(['1975-06-12', undefined]);
  expect(of('MONTH', '1975-06')).toEqual([undefined, '1975-06']);
  expect(of('YEAR', ' 1975 ')).toEqual([undefined, '1975']);
  expect(of('UNKNOWN', '')).toEqual([undefined, 'UNKNOWN']);
  expect(of('DECLINED', '')).toEqual([undefined, 'DECLINED']);
});

it.each([
  ['1975-06-12', 'DAY', '1975-06-12'],
  ['1975-06', 'MONTH', '1975-06'],
  ['1975', 'YEAR', '1975'],
  ['DECLINED', 'DECLINED', ''],
])('opens with %s as it is known', (birthDateKnown, birthDateAs, birthDate) => {
  expect(valuesOf({ birthDateKnown } as PatientView)).toMatchObject({ birthDateAs, birthDate });
});

it('sends a single name as the last name alone', () => {
  expect(requestOf({ ...valuesOf(null), familyName: 'Suharto', givenName: ' ' })).toMatchObject({ familyName: 'Suharto', givenName: null });
});
