// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { api, body, once } from '@/lib/api/client';
import { Refused } from '@/lib/problem';
import { person, show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { Reauthenticate } from './Reauthenticate';
// it comes when it is asked for, which on a busy machine takes longer than a test waits
import './ProofDialog';

withTexts();

const SESSION = 'd0000000-0000-4000-8000-000000000001';
const SIGN = `POST /api/sessions/${SESSION}/review`;
const PROVE = 'POST /api/me/reauthentication';
const DEVICE = 'GET /api/auth/device';
const REQUIRED = 'step-up.reauthentication-required';
const ME = person('CLINICIAN');

let proven = false;

afterEach(() => {
  proven = false;
});

const HOSPITAL = { id: 'e0000000-0000-4000-8000-000000000001', name: 'Harbor Hospital' };
const GO = `POST /api/auth/providers/${HOSPITAL.id}/reauthentication`;

function served(
  people: { staffId: string; name: string }[] = [],
  right = 'a password of the ward',
  provider: typeof HOSPITAL | null = null,
) {
  return serve({
    'GET /api/me/identity': () => json({ provider, linkable: [] }),
    [GO]: () => json({ location: 'https://hospital.example/authorize?prompt=login' }),
    [SIGN]: () =>
      proven
        ? json({ signedOffBy: ME.id })
        : problem({ title: 'Not allowed', status: 403, code: REQUIRED, detail: 'Enter your password or PIN again to sign.' }),
    [PROVE]: (asked) => {
      const { password, pin } = asked.body as { password: string | null; pin: string | null };
      proven = (password ?? pin) === right;
      const field = pin === null ? 'password' : 'pin';
      return proven
        ? json({ until: '2026-03-03T15:00:00Z' })
        : problem({ title: 'Invalid', status: 400, errors: [{ field, message: 'is wrong' }] });
    },
    [DEVICE]: () => json({ people, maySetPin: true }),
  });
}

function sign(key: string) {
  return body(api.POST('/api/sessions/{id}/review', { params: { path: { id: SESSION } }, headers: once(key), body: {} }));
}

it('asks for the password and repeats the signature with its key', async () => {
  const asked = served();
  const user = show(<Reauthenticate />, ME);
  const signed = sign('the key');
  await user.type(await screen.findByLabelText('Password'), 'a password of the ward');
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  expect(await signed).toEqual({ signedOffBy: ME.id });
  expect(of(asked, SIGN).map(({ headers }) => headers.get('Idempotency-Key'))).toEqual(['the key', 'the key']);
  await waitFor(() => expect(screen.queryByLabelText('Password')).toBeNull());
});

it('says that the password is wrong and asks again', async () => {
  served();
  const user = show(<Reauthenticate />, ME);
  const signed = sign('k');
  await user.type(await screen.findByLabelText('Password'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  expect(await screen.findByText('is wrong')).toBeTruthy();
  await user.type(screen.getByLabelText('Password'), 'a password of the ward');
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  await expect(signed).resolves.toBeTruthy();
});

it('asks for the PIN where the person has one here', async () => {
  served([{ staffId: ME.id, name: ME.name }], '7302');
  const user = show(<Reauthenticate />, ME);
  const signed = sign('k');
  await user.type(await screen.findByLabelText('PIN'), '7302');
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  await expect(signed).resolves.toBeTruthy();
});

it('leaves the signature refused when the person gives up', async () => {
  const asked = served();
  const user = show(<Reauthenticate />, ME);
  const signed = sign('k').catch((error: unknown) => error);
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(await signed).toBeInstanceOf(Refused);
  expect(of(asked, SIGN)).toHaveLength(1);
});

it('sends somebody who signs in at a provider there, in a window of its own, and repeats the signature after it', async () => {
  const asked = served([], 'none', HOSPITAL);
  const beside = { location: { href: '' }, close: vi.fn() };
  vi.stubGlobal('open', () => beside);
  const user = show(<Reauthenticate />, ME);
  const signed = sign('the key');
  await user.click(await screen.findByRole('button', { name: 'Confirm with Harbor Hospital' }));
  await waitFor(() => expect(beside.location.href).toBe('https://hospital.example/authorize?prompt=login'));
  expect(of(asked, GO).map(({ body }) => body)).toEqual([{ returnTo: '/proven' }]);
  expect(screen.queryByLabelText('Password')).toBeNull();

  proven = true;
  const window = new BroadcastChannel('chairside');
  window.postMessage('proven');
  expect(await signed).toEqual({ signedOffBy: ME.id });
  window.close();
});

it('asks for a factor alone where a change of factors needs one', async () => {
  let shown = false;
  const CODES = 'POST /api/me/second-factors/recovery-codes';
  const asked = serve({
    'GET /api/me/second-factors': () =>
      json({
        authenticatorApp: { since: '2026-03-02T13:00:00Z', lastUsedAt: null },
        passkeys: [],
        recoveryCodesLeft: 3,
        required: false,
        possible: true,
      }),
    [CODES]: () =>
      shown ? json({ codes: [] }, 201) : problem({ title: 'Not allowed', status: 403, code: 'second-factor.proof-required' }),
    [PROVE]: (one) => {
      shown = (one.body as { code: string }).code === '123456';
      return shown
        ? json({ until: '2026-03-03T15:00:00Z' })
        : problem({ title: 'Invalid', status: 400, errors: [{ field: 'code', message: 'is wrong' }] });
    },
  });
  const user = show(<Reauthenticate />, ME);
  const made = body(api.POST('/api/me/second-factors/recovery-codes'));
  await user.type(await screen.findByLabelText('Code from your authenticator app'), '000000');
  expect(screen.queryByLabelText('Password')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  expect(await screen.findByText('is wrong')).toBeTruthy();
  await user.type(screen.getByLabelText('Code from your authenticator app'), '123456');
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  expect(await made).toEqual({ codes: [] });
  expect(of(asked, CODES)).toHaveLength(2);
});

it('asks for the PIN alone where somebody of a provider has one here', async () => {
  served([{ staffId: ME.id, name: ME.name }], '7302', HOSPITAL);
  const user = show(<Reauthenticate />, ME);
  const signed = sign('k');
  await user.type(await screen.findByLabelText('PIN'), '7302');
  expect(screen.queryByRole('button', { name: 'Use the password' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  await expect(signed).resolves.toBeTruthy();
});
