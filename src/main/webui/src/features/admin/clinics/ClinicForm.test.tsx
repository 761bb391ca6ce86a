// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { ClinicView } from '@/lib/api/schema';
import { person, show, withTexts } from '@/testing/render';
import { ClinicForm } from './ClinicForm';

withTexts();

const clinic = {
  id: 'c',
  name: 'Harbourside',
  timeZone: 'America/New_York',
  hours: [],
  preparationMinutes: 15,
  disconnectMinutes: 10,
  recoveryMinutes: 45,
  turnoverMinutes: 0,
  pumps: null,
  patientsPerNurse: 3,
  highAcuityPatientsPerNurse: 2,
  heightenedSessions: 3,
  clinicianRequired: true,
  reminderLeadHours: [72],
  fastingSolidsHours: 6,
  fastingFluidsHours: 2,
  undoMinutes: 60,
  patientLanguage: 'en',
  temperatureUnit: 'Cel',
  weightUnit: 'kg',
  version: 4,
  createdAt: '2026-11-22T10:00:00Z',
  createdBy: null,
} satisfies ClinicView;

it('asks what becomes of booked sessions only where the time zone changes', async () => {
  const onSubmit = vi.fn();
  const user = show(
    <ClinicForm clinic={clinic} submitLabel="Save" pending={false} error={null} onSubmit={onSubmit} onReload={vi.fn()} />,
    person('ADMIN'),
  );
  const label = /Booked sessions keep their date/;
  expect(screen.queryByLabelText(label)).toBeNull();
  const zone = screen.getByRole('combobox', { name: /Time zone/ });
  await user.clear(zone);
  await user.type(zone, 'America/Chicago');
  await user.click(await screen.findByRole('option', { name: 'America/Chicago', hidden: true }));
  await user.click(screen.getByLabelText(label));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({ timeZone: 'America/Chicago', keepWallTimes: true });
});

it('chooses the units in which the clinic enters values', async () => {
  const onSubmit = vi.fn();
  const user = show(
    <ClinicForm clinic={clinic} submitLabel="Save" pending={false} error={null} onSubmit={onSubmit} onReload={vi.fn()} />,
    person('ADMIN'),
  );
  await user.click(screen.getByRole('combobox', { name: 'Temperatures in' }));
  await user.click(await screen.findByRole('option', { name: '°F', hidden: true }));
  await user.click(screen.getByRole('combobox', { name: 'Weights in' }));
  await user.click(await screen.findByRole('option', { name: 'lb', hidden: true }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({ temperatureUnit: '[degF]', weightUnit: '[lb_av]' });
});
