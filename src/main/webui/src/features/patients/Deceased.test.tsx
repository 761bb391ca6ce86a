// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { PatientView } from '@/lib/api/schema';
import { person, show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { Deceased } from './Deceased';
import { RecordDeath } from './RecordDeath';

const PATIENT = { id: 'd1', familyName: 'Okafor', givenName: 'Ada', birthDate: '1980-04-12', version: 4, diedOn: null } as PatientView;
const RECORD = 'POST /api/patients/d1/deaths';
const RETRACT = 'POST /api/patients/d1/deaths/e1/retract';
const DEATH = {
  id: 'e1',
  createdAt: '2026-11-03T15:00:00Z',
  createdBy: 's1',
  retractedAt: null,
  canceledSessions: ['a', 'b'],
  openSessions: [],
};

withTexts();

async function opened() {
  const user = show(<RecordDeath patient={PATIENT} />, person('NURSE'));
  await user.click(screen.getByRole('button', { name: 'Record death' }));
  await screen.findByLabelText('Date of death');
  return user;
}

it('records the date as far as it is known, for the version of the patient that was read', async () => {
  const asked = serve({ [RECORD]: () => json(DEATH, 201) });
  const user = await opened();
  await user.type(screen.getByLabelText('Date of death'), '2026-11');
  await user.click(screen.getByRole('button', { name: 'Record as deceased' }));
  await waitFor(() => expect(screen.queryByLabelText('Date of death')).toBeNull());
  const [request] = of(asked, RECORD);
  expect(request?.body).toEqual({ diedOn: '2026-11' });
  expect(request?.headers.get('If-Match')).toBe('"4"');
});

it('records an unknown date as unknown', async () => {
  const asked = serve({ [RECORD]: () => json(DEATH, 201) });
  const user = await opened();
  await user.click(screen.getByRole('button', { name: 'Record as deceased' }));
  await waitFor(() => expect(of(asked, RECORD).map(({ body }) => body)).toEqual([{ diedOn: null }]));
});

it('says at the field why a date cannot be', async () => {
  serve({
    [RECORD]: () =>
      problem({
        title: 'Invalid',
        status: 400,
        errors: [{ field: 'diedOn', message: 'cannot be before the birth date', code: 'death.before-birth', params: {} }],
      }),
  });
  const user = await opened();
  await user.type(screen.getByLabelText('Date of death'), '1970');
  await user.click(screen.getByRole('button', { name: 'Record as deceased' }));
  expect(await screen.findByText('cannot be before the birth date')).toBeTruthy();
});

it('tells when the patient died and who recorded it, and retracts it with a reason', async () => {
  const asked = serve({
    'GET /api/patients/d1/deaths': () => json([DEATH]),
    'GET /api/staff/names': () => json({ items: [{ id: 's1', name: 'Ana Rivera' }], next: null }),
    [RETRACT]: () => json({ ...DEATH, retractedAt: '2026-11-04T15:00:00Z' }),
  });
  const user = show(<Deceased patient={{ ...PATIENT, diedOn: '2026-11' }} mayRetract />, person('NURSE'));
  expect(await screen.findByText('Deceased Nov 2026')).toBeTruthy();
  expect(await screen.findByText(/by Ana Rivera/)).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: 'Retract' }));
  await user.type(await screen.findByLabelText(/Why this was an error/), 'another patient');
  const buttons = screen.getAllByRole('button', { name: 'Retract' });
  await user.click(buttons[buttons.length - 1] as HTMLElement);
  await waitFor(() => expect(of(asked, RETRACT).map(({ body }) => body)).toEqual([{ reason: 'another patient' }]));
  expect(of(asked, RETRACT)[0]?.headers.get('If-Match')).toBe('"4"');
});
