// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { NewPatient } from '@/lib/api/schema';
import { Refused } from '@/lib/problem';
import { person, show, withTexts } from '@/testing/render';
import { json, serve } from '@/testing/server';
import { PatientForm } from './PatientForm';

const KNOWN = 'd0000000-0000-4000-8000-000000000009';
const LIKELY = new Refused({
  title: 'Conflict',
  status: 409,
  detail: 'A registered patient is likely the same person.',
  errors: [{ field: 'overrideReason', message: 'likely', code: 'patient.likely-duplicate', params: { patient: KNOWN } }],
});

withTexts();

function registering() {
  serve({
    [`GET /api/patients/${KNOWN}`]: () =>
      json({ id: KNOWN, familyName: 'Müller', givenName: 'Ada', birthDate: '2001-03-28', birthDateKnown: '2001-03-28', mrn: 'A-17' }),
  });
  const sent: NewPatient[] = [];
  const keys: string[] = [];
  const onSubmit = vi.fn((patient: NewPatient, key: string, onError: (error: unknown) => void) => {
    sent.push(patient);
    keys.push(key);
    if (!patient.overrideReason) {
      onError(LIKELY);
    }
  });
  const user = show(
    <PatientForm patient={null} error={null} pending={false} submitLabel="Register" onSubmit={onSubmit} onCancel={vi.fn()} />,
    person('SCHEDULER'),
  );
  return { user, sent, keys };
}

it('shows who is likely the same person and asks why this is another one', async () => {
  const { user, sent, keys } = registering();
  await user.type(screen.getByLabelText(/Last name/), 'M');
  await user.click(screen.getByRole('button', { name: 'Register' }));
  const link = await screen.findByRole('link', { name: 'Müller, Ada, born Mar 28, 2001, MRN A-17' });
  expect(link.getAttribute('href')).toBe(`/patients/${KNOWN}`);
  await user.type(screen.getByLabelText('Reason why this is another person'), 'a twin');
  await user.click(screen.getByRole('button', { name: 'Register' }));
  await waitFor(() => expect(sent.map(({ overrideReason }) => overrideReason)).toEqual([null, 'a twin']));
  expect(new Set(keys).size).toBe(2);
});

it('asks again once the person in the form is another one', async () => {
  const { user, sent } = registering();
  await user.type(screen.getByLabelText(/Last name/), 'M');
  await user.click(screen.getByRole('button', { name: 'Register' }));
  await user.type(await screen.findByLabelText('Reason why this is another person'), 'a twin');
  await user.type(screen.getByLabelText(/Last name/), 's');
  expect(screen.queryByLabelText('Reason why this is another person')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Register' }));
  await waitFor(() => expect(sent.map(({ overrideReason }) => overrideReason)).toEqual([null, null]));
});

it('registers somebody with one name, born in a year that is known alone', async () => {
  const { user, sent } = registering();
  await user.type(screen.getByLabelText(/Last name/), 'Suharto');
  await user.click(screen.getByRole('combobox', { name: 'Known birth date' }));
  await user.click(await screen.findByRole('option', { name: 'year' }));
  await user.type(screen.getByLabelText(/^Date of birth/), '1975');
  await user.click(screen.getByRole('button', { name: 'Register' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ familyName: 'Suharto', givenName: null, birthDateKnown: '1975' });
  expect(sent[0] && 'birthDate' in sent[0]).toBe(false);
});

it('takes a weight in pounds where the clinic does, and asks about it at its field', async () => {
  const sent: NewPatient[] = [];
  const doubt = new Refused({
    type: 'urn:chairside:problem:implausible',
    title: 'Implausible',
    status: 400,
    errors: [{ field: 'weight', message: 'is 50 lb, outside 66.2 to 551.1 lb.', code: 'weight-implausible' }],
  });
  const user = show(
    <PatientForm
      patient={null}
      error={null}
      pending={false}
      submitLabel="Register"
      onSubmit={(patient, _key, onError) => {
        sent.push(patient);
        onError(doubt);
      }}
      onCancel={vi.fn()}
    />,
    person('SCHEDULER'),
    { weightUnit: '[lb_av]' },
  );
  await user.type(screen.getByLabelText('Weight (lb)'), '50');
  await user.click(screen.getByRole('button', { name: 'Register' }));
  expect(sent[0]).toMatchObject({ weight: 50, weightUnit: '[lb_av]' });
  expect(sent[0]?.weightKg).toBeUndefined();
  expect(await screen.findByText(/outside 66.2 to 551.1 lb/)).toBeTruthy();
});
