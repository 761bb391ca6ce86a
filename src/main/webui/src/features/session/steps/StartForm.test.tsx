// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { StartCriterion } from '@/lib/api/schema';
import { person, show, withTexts } from '@/testing/render';
import { json, problem, serve } from '@/testing/server';
import { SESSION_ID, sessionView } from '@/testing/session';
import { StartForm } from './StartForm';

const ROUTE = `POST /api/sessions/${SESSION_ID}/start`;
const NOT_READY = { title: 'Conflict', status: 409, detail: 'The checklist is not complete.' };

withTexts();

function form(role: 'NURSE' | 'CLINICIAN' = 'NURSE', doseMg: number | null = 40) {
  const session = sessionView();
  const onClose = vi.fn();
  const user = show(<StartForm session={{ ...session, ordered: { ...session.ordered, doseMg } }} onClose={onClose} />, person(role));
  return { user, onClose, send: () => user.click(screen.getByRole('button', { name: 'Start infusion' })) };
}

it('starts with the ordered dose and closes', async () => {
  const asked = serve({ [ROUTE]: () => json(sessionView({ status: 'INFUSING' })) });
  const { user, onClose, send } = form();
  await user.type(screen.getByLabelText('Pump'), 'P7');
  await send();
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked.map(({ route, body }) => [route, body])).toEqual([
    [ROUTE, { doseMg: 40, pump: 'P7', overrideReason: null, confirmed: false }],
  ]);
});

it('requires the dose when none is ordered', async () => {
  const asked = serve({});
  const { send } = form('NURSE', null);
  await send();
  expect(await screen.findByText('Required')).toBeDefined();
  expect(asked).toEqual([]);
});

it('shows the server’s error at its field', async () => {
  serve({
    [ROUTE]: () =>
      problem({ title: 'Invalid', status: 422, errors: [{ field: 'doseMg', message: 'must be at most 200 mg', code: 'MAX' }] }),
  });
  const { onClose, send } = form();
  await send();
  const dose = screen.getByLabelText(/Dose/);
  await waitFor(() => expect(dose.getAttribute('aria-invalid')).toBe('true'));
  const described = dose
    .getAttribute('aria-describedby')
    ?.split(' ')
    .map((id) => document.getElementById(id)?.textContent);
  expect(described).toContain('must be at most 200 mg');
  expect(onClose).not.toHaveBeenCalled();
});

it('lets a clinician start anyway with a reason', async () => {
  const asked = serve({
    [ROUTE]: ({ body }) => ((body as { overrideReason: string | null }).overrideReason ? json(sessionView()) : problem(NOT_READY)),
  });
  const { user, onClose, send } = form('CLINICIAN');
  expect(screen.queryByLabelText('Reason for starting anyway')).toBeNull();
  await send();
  await user.type(await screen.findByLabelText('Reason for starting anyway'), 'seen at the chair');
  await send();
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked[1]?.body).toEqual({ doseMg: 40, pump: null, overrideReason: 'seen at the chair', confirmed: false });
});

it('offers a nurse no override', async () => {
  serve({ [ROUTE]: () => problem(NOT_READY) });
  const { send } = form('NURSE');
  await send();
  expect((await screen.findByRole('alert')).textContent).toContain('The checklist is not complete.');
  expect(screen.queryByLabelText('Reason for starting anyway')).toBeNull();
});

const UNMET: StartCriterion = {
  code: 'pressure',
  text: 'Blood pressure at most 159/99 mmHg',
  met: false,
  why: '185/112 mmHg',
  source: 'CTCAE',
  overridableBy: 'CLINICIAN',
};

function gated(role: 'NURSE' | 'CLINICIAN', criterion: StartCriterion) {
  const readiness = { ready: false, at: '2026-03-02T14:30:00Z', criteria: [{ ...UNMET, code: 'age', met: true }, criterion] };
  return show(<StartForm session={sessionView({ startReadiness: readiness })} onClose={vi.fn()} />, person(role));
}

it('names what is not met before the tap', () => {
  serve({});
  gated('NURSE', UNMET);
  const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
  expect(rows).toEqual(['Blood pressure at most 159/99 mmHg: not met · 185/112 mmHg']);
  expect(screen.queryByLabelText('Reason for starting anyway')).toBeNull();
});

it('asks a clinician for the reason at once', () => {
  serve({});
  gated('CLINICIAN', { ...UNMET, met: null });
  expect(screen.getByRole('listitem').textContent).toContain('unknown');
  expect(screen.getByLabelText('Reason for starting anyway')).toBeDefined();
});

it('offers nobody a way past a hard stop', () => {
  serve({});
  gated('CLINICIAN', { ...UNMET, code: 'allergy', overridableBy: 'NOBODY' });
  expect(screen.getByText('The infusion cannot start before this is corrected.')).toBeDefined();
  expect(screen.queryByLabelText('Reason for starting anyway')).toBeNull();
});

it('sends the reason with a confirmed dose', async () => {
  const doubted = {
    type: 'urn:chairside:problem:implausible',
    title: 'Implausible',
    status: 400,
    errors: [{ field: 'doseMg', message: 'More than 10 % from the ordered 40.0 mg.', code: 'dose-far-from-order' }],
  };
  const asked = serve({
    [ROUTE]: ({ body }) => ((body as { confirmed: boolean }).confirmed ? json(sessionView()) : problem(doubted)),
  });
  const { user, onClose, send } = form();
  await send();
  await user.click(await screen.findByLabelText('Yes, this dose is correct'));
  await user.type(screen.getByLabelText('Why this dose is meant'), 'order changed by phone');
  await send();
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked[1]?.body).toMatchObject({ confirmed: true, doseReason: 'order changed by phone' });
});

it('records the weight of today before the start', async () => {
  const patientRoute = 'PATCH /api/patients/f0000000-0000-4000-8000-000000000001';
  const asked = serve({ [patientRoute]: () => json({}) });
  const user = gated('NURSE', { ...UNMET, code: 'weight', met: null });
  await user.type(screen.getByLabelText('Weight measured today'), '81.5');
  await user.click(screen.getByRole('button', { name: 'Save weight' }));
  await waitFor(() => expect(asked.map(({ body }) => body)).toEqual([{ weightKg: 81.5, confirmed: false }]));
});
