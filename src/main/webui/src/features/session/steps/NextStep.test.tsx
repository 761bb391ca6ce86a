// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { person, show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { SESSION_ID, sessionView } from '@/testing/session';
import { NextStep } from './NextStep';

const CHECK_IN = `POST /api/sessions/${SESSION_ID}/check-in`;
const ANOTHER_DAY = {
  title: 'Conflict',
  status: 409,
  detail: 'Check patient, session, and chair.',
  errors: [{ field: 'checkIn.day', message: 'The session is booked for Sun, Mar 8, and this is Mon, Mar 2.', code: 'arrival.another-day' }],
};

withTexts();

function booked() {
  const session = sessionView({ status: 'BOOKED', actions: ['CHECK_IN'], checklist: [] });
  return show(<NextStep session={session} onGo={vi.fn()} />, person('NURSE'));
}

it('checks in at once where nothing speaks against it', async () => {
  const asked = serve({ [CHECK_IN]: () => json(sessionView()) });
  const user = booked();
  await user.click(screen.getByRole('button', { name: 'Check in' }));
  await waitFor(() => expect(of(asked, CHECK_IN).map(({ body }) => body)).toEqual([{ overrideReason: null }]));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('names the patient by two identifiers and asks why a doubtful check-in is right', async () => {
  const asked = serve({
    [CHECK_IN]: ({ body }) => ((body as { overrideReason: string | null }).overrideReason ? json(sessionView()) : problem(ANOTHER_DAY)),
  });
  const user = booked();
  await user.click(screen.getByRole('button', { name: 'Check in' }));
  const dialog = await screen.findByRole('dialog', { name: 'Check in Example, Jo, born May 1, 1980?' });
  expect(dialog.textContent).toContain('The session is booked for Sun, Mar 8');
  await user.type(screen.getByLabelText('Reason for checking in anyway'), 'came a week early');
  await user.click(screen.getAllByRole('button', { name: 'Check in' }).at(-1) as HTMLElement);
  await waitFor(() =>
    expect(of(asked, CHECK_IN).map(({ body }) => body)).toEqual([{ overrideReason: null }, { overrideReason: 'came a week early' }]),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('shows a refusal that no reason passes', async () => {
  serve({ [CHECK_IN]: () => problem({ title: 'Conflict', status: 409, detail: 'An infusion is running in Chair 3.' }) });
  const user = booked();
  await user.click(screen.getByRole('button', { name: 'Check in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('An infusion is running in Chair 3.');
  expect(screen.queryByRole('dialog')).toBeNull();
});
