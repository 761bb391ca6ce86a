// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { person, show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { SESSION_ID, sessionView } from '@/testing/session';
import { Corrections } from './Corrections';

const UNDO = `POST /api/sessions/${SESSION_ID}/undo-check-in`;

withTexts();

it('shows only what the server allows', () => {
  show(<Corrections session={sessionView({ actions: ['CHECK_IN'] })} />, person('NURSE'));
  expect(screen.queryByRole('button')).toBeNull();
});

it.each([
  ['UNDO_CHECK_IN', 'undo-check-in', 'Undo check-in'],
  ['UNDO_FINISH', 'undo-finish', 'Undo end of infusion'],
  ['UNDO_DISCHARGE', 'undo-discharge', 'Undo discharge'],
  ['UNDO_CANCEL', 'undo-cancel', 'Undo cancellation'],
  ['UNDO_NO_SHOW', 'undo-no-show', 'Undo no-show'],
] as const)('sends the reason of %s to its own path', async (action, path, name) => {
  const call = `POST /api/sessions/${SESSION_ID}/${path}`;
  const asked = serve({ [call]: () => json(sessionView()) });
  const user = show(<Corrections session={sessionView({ actions: [action] })} />, person('NURSE'));
  await user.click(screen.getByRole('button', { name }));
  await screen.findByRole('dialog', { name: new RegExp(`^${name}: Example, Jo`) });
  await user.click(screen.getAllByRole('button', { name }).at(-1) as HTMLElement);
  expect(of(asked, call)).toEqual([]);
  await user.type(screen.getByLabelText(/^Reason/), 'tapped the wrong row');
  await user.click(screen.getAllByRole('button', { name }).at(-1) as HTMLElement);
  await waitFor(() => expect(of(asked, call).map(({ body }) => body)).toEqual([{ reason: 'tapped the wrong row' }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('keeps the dialog and says why it is refused', async () => {
  serve({ [UNDO]: () => problem({ title: 'Conflict', status: 409, detail: 'Vital signs are charted in this session.' }) });
  const user = show(<Corrections session={sessionView({ actions: ['UNDO_CHECK_IN'] })} />, person('NURSE'));
  await user.click(screen.getByRole('button', { name: 'Undo check-in' }));
  await user.type(await screen.findByLabelText(/^Reason/), 'tapped the wrong row');
  await user.click(screen.getAllByRole('button', { name: 'Undo check-in' }).at(-1) as HTMLElement);
  expect((await screen.findByRole('alert')).textContent).toContain('Vital signs are charted');
  expect(screen.getByRole('dialog')).toBeDefined();
});

it('moves the patient to a chair that is chosen from the others', async () => {
  const session = sessionView({ actions: ['CHANGE_CHAIR'] });
  const call = `POST /api/sessions/${SESSION_ID}/change-chair`;
  const chair = (id: string, name: string, active = true) => ({ id, name, active, clinicId: session.clinicId, version: 0 });
  const asked = serve({
    [`GET /api/clinics/${session.clinicId}/chairs`]: () =>
      json({ items: [chair(session.chair.id, 'Chair 3'), chair('free', 'Chair 4'), chair('old', 'Chair 5', false)], next: null }),
    [call]: () => json({}),
  });
  const user = show(<Corrections session={session} />, person('NURSE'));
  await user.click(screen.getByRole('button', { name: 'Change chair' }));
  await user.click(await screen.findByRole('combobox', { name: /New chair/ }));
  expect((await screen.findAllByRole('option', { hidden: true })).map(({ textContent }) => textContent)).toEqual(['Chair 4']);
  await user.click(screen.getByRole('option', { name: 'Chair 4', hidden: true }));
  await user.type(screen.getByLabelText(/^Reason/), 'the armrest is broken');
  await user.click(screen.getByRole('button', { name: 'Move' }));
  await waitFor(() => expect(of(asked, call).map(({ body }) => body)).toEqual([{ chairId: 'free', reason: 'the armrest is broken' }]));
});
