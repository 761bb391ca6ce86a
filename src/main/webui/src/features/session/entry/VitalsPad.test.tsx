// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { outbox } from '@/lib/outbox';
import { entries } from '@/lib/outbox/store';
import { person, show, withTexts } from '@/testing/render';
import { json, problem, serve } from '@/testing/server';
import { SESSION_ID } from '@/testing/session';
import { draftKey, forgetDraft } from './draft';
import { VitalsPad } from './VitalsPad';

const ROUTE = `POST /api/sessions/${SESSION_ID}/observations`;

withTexts();
beforeEach(() => {
  const { id } = person('NURSE');
  outbox.signedIn(id);
  forgetDraft(draftKey(id, SESSION_ID));
});
afterEach(() => outbox.signedIn(null));

function pad(units: Parameters<typeof show>[2] = {}) {
  const place = { id: SESSION_ID, chair: 'Chair 3', last: null, due: ['systolic' as const] };
  const user = show(<VitalsPad place={place} />, person('NURSE'), units);
  const key = (name: string) => user.click(within(screen.getByRole('group', { name: 'Keypad' })).getByRole('button', { name }));
  const keys = async (...names: string[]) => {
    for (const name of names) {
      await key(name);
    }
  };
  const field = (name: RegExp) => within(screen.getByRole('group', { name: 'Field' })).getByRole('button', { name });
  return { user, keys, field };
}

it('fills one field after the other and sends only entered values', async () => {
  const asked = serve({ [ROUTE]: () => json({ flags: [] }, 201) });
  const { keys, field } = pad();
  await keys('1', '2', '0', '8', '0', '7', '2');
  expect(field(/Sys/).textContent).toContain('120');
  expect(field(/Dia/).textContent).toContain('80');
  expect(field(/HR/).textContent).toContain('72');
  await keys('Save vitals');
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.route).toBe(ROUTE);
  expect(asked[0]?.body).toEqual({ systolic: 120, diastolic: 80, heartRate: 72, takenAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
  expect(asked[0]?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  await waitFor(() => expect(field(/Sys/).textContent).not.toContain('120'));
  expect(await entries()).toEqual([]);
});

it('deletes the last digit', async () => {
  const { keys, field } = pad();
  await keys('1', '2', 'Delete');
  expect(field(/Sys/).textContent).toMatch(/1$/);
});

it('moves to the next field before the first is full', async () => {
  const { keys, field } = pad();
  expect(field(/Sys/).getAttribute('aria-pressed')).toBe('true');
  await keys('9', 'Next', '7');
  expect(field(/Sys/).getAttribute('aria-pressed')).toBe('false');
  expect(field(/Dia/).getAttribute('aria-pressed')).toBe('true');
  expect(field(/Sys/).textContent).toMatch(/9$/);
  expect(field(/Dia/).textContent).toMatch(/7$/);
});

it('requires a value before sending', async () => {
  const asked = serve({});
  const { keys } = pad();
  await keys('Save vitals');
  expect(screen.getByRole('alert').textContent).toBe('Enter at least one value.');
  expect(asked).toEqual([]);
});

it('keeps an implausible value until confirmed, with the time of the first attempt', async () => {
  const doubt = { type: 'urn:chairside:problem:implausible', title: 'Implausible', status: 422 };
  const asked = serve({
    [ROUTE]: ({ body }) =>
      (body as { confirmed?: boolean }).confirmed
        ? json({ flags: [] }, 201)
        : problem({ ...doubt, errors: [{ field: 'systolic', message: 'systolic of 299 mmHg' }] }),
  });
  const { keys } = pad();
  await keys('2', '9', '9', 'Save vitals');
  const dialog = await screen.findByRole('alertdialog');
  expect(dialog.textContent).toContain('systolic of 299 mmHg');
  within(dialog).getByRole('button', { name: 'Save anyway' }).click();
  await waitFor(() => expect(asked).toHaveLength(2));
  const first = asked[0]?.body as { takenAt: string };
  expect(asked[1]?.body).toEqual({ systolic: 299, takenAt: first.takenAt, confirmed: true });
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
});

it('takes temperatures in °F where the clinic does, and says so', async () => {
  const asked = serve({ [ROUTE]: () => json({ flags: [] }, 201) });
  const { keys, field } = pad({ temperatureUnit: '[degF]' });
  await keys('Next', 'Next', 'Next', 'Next', 'Next', '1', '0', '0', '4');
  expect(field(/Temp/).textContent).toContain('°F');
  expect(field(/Temp/).textContent).toContain('100.4');
  await keys('Save vitals');
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({ temperature: 100.4, temperatureUnit: '[degF]' });
});

it('takes how much oxygen is given, and by what, once oxygen is chosen', async () => {
  const asked = serve({ [ROUTE]: () => json({ flags: [] }, 201) });
  const { user, keys } = pad();
  expect(screen.queryByRole('group', { name: 'Oxygen supply' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'O₂' }));
  await user.type(screen.getByRole('textbox', { name: 'Oxygen flow' }), '2');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Oxygen device' }), 'nasal cannula');
  await keys('Save vitals');
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({ supplementalOxygen: true, oxygenFlow: 2, oxygenDevice: 'NASAL_CANNULA' });
});

it('sends no flow once the choice of oxygen is taken back, and shows a refused flow by its name', async () => {
  const asked = serve({
    [ROUTE]: () =>
      problem({
        type: 'urn:chairside:problem:invalid',
        title: 'Invalid',
        status: 400,
        errors: [{ field: 'oxygenFlow', message: 'must be between 0.1 and 60 L/min' }],
      }),
  });
  const { user, keys } = pad();
  await user.click(screen.getByRole('button', { name: 'O₂' }));
  await user.type(screen.getByRole('textbox', { name: 'Oxygen flow' }), '61');
  await keys('Save vitals');
  expect((await screen.findByText(/0\.1 and 60/)).textContent).toBe('Oxygen flow: must be between 0.1 and 60 L/min');
  await user.click(screen.getByRole('button', { name: 'no O₂' }));
  await keys('Save vitals');
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]?.body).not.toHaveProperty('oxygenFlow');
});
