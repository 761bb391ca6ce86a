import { expect, it } from 'vitest';
import type { PatientView } from '@/lib/api/schema';
import { type BirthDateAs, changeOf, requestOf, valuesOf } from './form';

it('sends empty fields as unknown, not as empty text or 0', () => {
  const sent = requestOf({ ...valuesOf(null, 'kg'), mrn: 'A-1', phone: ' ', weight: '' }, 'kg');
  expect(sent).toMatchObject({ mrn: 'A-1', phone: null, email: null, notes: null, weightKg: null, spo2Scale: 1 });
  expect('birthDate' in sent).toBe(false);
});

it('keeps a weight as a number', () => {
  expect(requestOf({ ...valuesOf(null, 'kg'), weight: '72.5' }, 'kg').weightKg).toBe(72.5);
});

it('leaves an unchanged weight out of an edit, for nobody measured it', () => {
  const patient = { ...valuesOf(null, 'kg'), weightKg: 70 } as unknown as PatientView;
  expect('weightKg' in changeOf(requestOf({ ...valuesOf(null, 'kg'), weight: '70' }, 'kg'), patient)).toBe(false);
  expect(changeOf(requestOf({ ...valuesOf(null, 'kg'), weight: '71' }, 'kg'), patient).weightKg).toBe(71);
});

it('takes and keeps a weight in pounds where the clinic does', () => {
  const patient = { weightKg: 81.6, weightEntered: { value: 179.5, unit: '[lb_av]' }, birthDateKnown: '1975' } as unknown as PatientView;
  expect(valuesOf(patient, '[lb_av]').weight).toBe(179.5);
  expect(valuesOf({ ...patient, weightEntered: null }, '[lb_av]').weight).toBe(180);
  const typed = (weight: string) => requestOf({ ...valuesOf(patient, '[lb_av]'), weight }, '[lb_av]');
  expect(typed('182')).toMatchObject({ weight: 182, weightUnit: '[lb_av]' });
  expect(typed('182').weightKg).toBeUndefined();
  expect(changeOf(typed('179.5'), patient).weight).toBeUndefined();
  expect(changeOf(typed('180'), patient)).toMatchObject({ weight: 180, weightUnit: '[lb_av]' });
  expect(changeOf(typed(''), patient).weightKg).toBeNull();
});

it('sends a birth date as far as it is known', () => {
  const of = (birthDateAs: BirthDateAs, birthDate: string) => {
    const { birthDate: day, birthDateKnown: known } = requestOf({ ...valuesOf(null, 'kg'), birthDateAs, birthDate }, 'kg');
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
  expect(valuesOf({ birthDateKnown } as PatientView, 'kg')).toMatchObject({ birthDateAs, birthDate });
});

it('sends a single name as the last name alone', () => {
  expect(requestOf({ ...valuesOf(null, 'kg'), familyName: 'Suharto', givenName: ' ' }, 'kg')).toMatchObject({
    familyName: 'Suharto',
    givenName: null,
  });
});
