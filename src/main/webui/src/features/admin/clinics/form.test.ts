import { describe, expect, it } from 'vitest';
import type { ClinicView } from '@/lib/api/schema';
import { Refused } from '@/lib/problem';
import { emptied, formErrors, hoursOf, requestOf, valuesOf } from './form';

const clinic: ClinicView = {
  id: 'c',
  name: 'Harbourside',
  timeZone: 'America/New_York',
  hours: [
    { day: 'MONDAY', opens: '07:30', closes: '12:00' },
    { day: 'TUESDAY', opens: '07:30', closes: '18:00' },
    { day: 'MONDAY', opens: '13:00', closes: '18:00' },
  ],
  preparationMinutes: 15,
  disconnectMinutes: 10,
  recoveryMinutes: 45,
  turnoverMinutes: 0,
  pumps: null,
  patientsPerNurse: 3,
  highAcuityPatientsPerNurse: 2,
  heightenedSessions: 3,
  clinicianRequired: true,
  reminderLeadHours: [72, 24],
  fastingSolidsHours: 6,
  fastingFluidsHours: 2,
  undoMinutes: 60,
  patientLanguage: 'de',
  temperatureUnit: '[degF]',
  weightUnit: 'kg',
  version: 4,
  createdAt: '2026-11-22T10:00:00Z',
  createdBy: null,
};

describe('clinic settings form', () => {
  it('sends settings unchanged and keeps an unknown number of pumps', () => {
    const request = requestOf(valuesOf(clinic));
    expect(request).toMatchObject({
      turnoverMinutes: 0,
      reminderLeadHours: [72, 24],
      patientLanguage: 'de',
      temperatureUnit: '[degF]',
      weightUnit: 'kg',
      hours: clinic.hours,
    });
    expect(request).not.toHaveProperty('pumps');
    expect(request).not.toHaveProperty('keepWallTimes');
    expect(requestOf({ ...valuesOf(clinic), keepWallTimes: true })).toHaveProperty('keepWallTimes', true);
  });

  it('requires emptied settings, but not the number of pumps', () => {
    expect(emptied({ ...valuesOf(clinic), recoveryMinutes: '' }, clinic)).toEqual(['recoveryMinutes']);
  });

  it('keeps the position of each weekday’s hours', () => {
    expect(hoursOf(clinic.hours, 'MONDAY')).toEqual([0, 2]);
    expect(hoursOf(clinic.hours, 'SUNDAY')).toEqual([]);
  });
});

it('shows the server’s error for a time span at its end', () => {
  const refused = new Refused({
    title: 'no',
    status: 400,
    errors: [
      { field: 'hours[0].forward', message: 'must open before it closes' },
      { field: 'hours[2].opens', message: 'must be a time of day' },
      { field: 'reminderLeadHours[1].<list element>', message: 'must be at most 336' },
    ],
  });
  expect(formErrors(refused)).toEqual({
    'hours.0.closes': 'must open before it closes',
    'hours.2.opens': 'must be a time of day',
    reminderLeadHours: 'must be at most 336',
  });
});
