// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { DischargeCriterion } from '@/lib/api/schema';
import { person, show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { SESSION_ID, sessionView } from '@/testing/session';
import { GoingHome } from './GoingHome';

const READINESS = `GET /api/sessions/${SESSION_ID}/discharge-readiness`;
const DISCHARGE = `POST /api/sessions/${SESSION_ID}/discharge`;
const STABLE: DischargeCriterion = { code: 'VITALS', text: 'Vital signs stable', met: true, source: 'VITALS', why: 'since 14:10' };
const ESCORT: DischargeCriterion = { code: 'ESCORT', text: 'Escort present', met: false, source: 'ESCORT', why: 'nobody is named' };
const WALKS: DischargeCriterion = { code: 'GAIT', text: 'Steady gait', met: null, source: 'CHECKLIST', why: 'not answered' };

withTexts();

function panel(criteria: DischargeCriterion[], role: 'NURSE' | 'CLINICIAN', answer: () => Response) {
  const ready = criteria.every(({ met }) => met);
  const asked = serve({ [READINESS]: () => json({ at: '2026-03-02T15:40:00Z', ready, criteria }), [DISCHARGE]: answer });
  const user = show(<GoingHome session={sessionView({ status: 'RECOVERY', actions: ['DISCHARGE'] })} />, person(role));
  return { asked, user };
}

it('lists each criterion with its reason, unknown ones as open', async () => {
  panel([STABLE, ESCORT, WALKS], 'NURSE', () => json({}));
  expect((await screen.findByRole('heading', { name: '2 discharge criteria still open.' })).tagName).toBe('H2');
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Vital signs stable: met · since 14:10',
    'Escort present: not met · nobody is named',
    'Steady gait: unknown · not answered',
  ]);
});

it('discharges without a reason once all criteria are met', async () => {
  const { asked, user } = panel([STABLE], 'NURSE', () => json({}));
  expect(await screen.findByText('All discharge criteria met.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: /^Discharge / }));
  await waitFor(() => expect(of(asked, DISCHARGE).map(({ body }) => body)).toEqual([{}]));
});

it('offers a nurse no override and shows the refusal', async () => {
  const { user } = panel([ESCORT], 'NURSE', () =>
    problem({ title: 'Conflict', status: 409, errors: [{ code: 'ESCORT', message: 'nobody is named' }] }),
  );
  await screen.findByText('1 discharge criterion still open.');
  expect(screen.queryByLabelText(/Override/)).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Discharge / }));
  expect((await screen.findByRole('alert')).textContent).toBe('Some criteria are still open: see the list.');
});

it('requires and sends a clinician’s override reason', async () => {
  const { asked, user } = panel([ESCORT], 'CLINICIAN', () => json({}));
  const reason = await screen.findByLabelText(/Override/);
  expect(screen.queryByRole('button', { name: 'Discharge with override' })).toBeNull();
  await user.type(reason, '  ');
  expect(screen.queryByRole('button', { name: 'Discharge with override' })).toBeNull();
  await user.type(reason, 'taxi is booked');
  await user.click(screen.getByRole('button', { name: 'Discharge with override' }));
  await waitFor(() => expect(of(asked, DISCHARGE).map(({ body }) => body)).toEqual([{ overrideReason: 'taxi is booked' }]));
});
