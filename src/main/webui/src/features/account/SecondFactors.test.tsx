// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { SecondFactors as Own } from '@/lib/api/schema';
import { person, show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { Reauthenticate } from './Reauthenticate';
import { SecondFactorDue } from './SecondFactorDue';
import { SecondFactors } from './SecondFactors';

withTexts();

const OWN = 'GET /api/me/second-factors';
const APP = 'POST /api/me/second-factors/authenticator-app';
const CONFIRM = `${APP}/confirmation`;
const REMOVE = 'DELETE /api/me/second-factors/authenticator-app';
const PROVE = 'POST /api/me/reauthentication';
const OPTIONS = 'POST /api/me/passkeys/options';
const REGISTER = 'POST /api/me/passkeys';
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const BEGUN = { secret: SECRET, address: `otpauth://totp/Chairside:rivera?secret=${SECRET}&issuer=Chairside` };
const CODES = ['abcd-efgh-jkmn-pqrs', 'bcde-fghj-kmnp-qrst'];
const done = () => new Response(null, { status: 204 });

const NONE: Own = { authenticatorApp: null, passkeys: [], recoveryCodesLeft: 0, required: false, possible: true };
const BOTH: Own = {
  ...NONE,
  authenticatorApp: { since: '2026-03-02T13:00:00Z', lastUsedAt: null },
  passkeys: [{ id: 'p1', name: 'My phone', createdAt: '2026-03-01T13:00:00Z', lastUsedAt: '2026-03-02T14:00:00Z', backedUp: true }],
  recoveryCodesLeft: 1,
};

afterEach(() => Reflect.deleteProperty(navigator, 'credentials'));

it('sets an app up by its picture or its secret, and shows the recovery codes once', async () => {
  const asked = serve({ [OWN]: () => json(NONE), [APP]: () => json(BEGUN, 201), [CONFIRM]: () => json({ codes: CODES }) });
  const user = show(<SecondFactors onClose={vi.fn()} />);
  await user.click(await screen.findByRole('button', { name: 'Set up an authenticator app' }));
  expect(await screen.findByRole('img', { name: /secret of the app/ })).toBeTruthy();
  expect(screen.getByText(SECRET.replace(/(.{4})(?=.)/g, '$1 '))).toBeTruthy();
  await user.type(screen.getByLabelText('Code from your authenticator app'), '123456');
  await user.click(screen.getByRole('button', { name: 'Use this app' }));
  expect((await screen.findByText(/abcd-efgh/)).textContent).toBe(CODES.join('\n'));
  expect(of(asked, CONFIRM).map(({ body }) => body)).toEqual([{ code: '123456' }]);
  await user.click(within(screen.getByRole('status')).getByRole('button', { name: 'Close' }));
  expect(screen.queryByText(/abcd-efgh/)).toBeNull();
});

it('says at the field that the first code is wrong', async () => {
  serve({
    [OWN]: () => json(NONE),
    [APP]: () => json(BEGUN, 201),
    [CONFIRM]: () => problem({ title: 'Invalid', status: 400, errors: [{ field: 'code', message: 'is wrong, or was used already' }] }),
  });
  const user = show(<SecondFactors onClose={vi.fn()} />);
  await user.click(await screen.findByRole('button', { name: 'Set up an authenticator app' }));
  await user.type(await screen.findByLabelText('Code from your authenticator app'), '000000');
  await user.click(screen.getByRole('button', { name: 'Use this app' }));
  expect(await screen.findByText('is wrong, or was used already')).toBeTruthy();
});

it('lists what there is, and removes it after a question', async () => {
  const asked = serve({ [OWN]: () => json(BOTH), [REMOVE]: done });
  const user = show(<SecondFactors onClose={vi.fn()} />);
  const rows = await screen.findAllByRole('row');
  expect(rows[1]?.textContent).toContain('Authenticator app');
  expect(rows[1]?.textContent).toContain('never');
  expect(rows[2]?.textContent).toContain('My phone');
  expect(rows[2]?.textContent).toContain('copies kept by its provider');
  expect(screen.getByText('1 recovery code is left.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Remove: Authenticator app' }));
  expect(of(asked, REMOVE)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(of(asked, REMOVE)).toHaveLength(1));
});

it('makes a passkey under a name', async () => {
  const buffer = (...bytes: number[]) => Uint8Array.from(bytes).buffer;
  vi.stubGlobal('PublicKeyCredential', class {});
  const create = vi.fn(async () => ({
    response: { clientDataJSON: buffer(1), attestationObject: buffer(2), getTransports: () => ['internal'] },
  }));
  Object.defineProperty(navigator, 'credentials', { value: { create }, configurable: true });
  const options = {
    challenge: 'AQID',
    rp: { id: 'localhost', name: 'Chairside' },
    user: { id: 'BAUG', name: 'rivera', displayName: 'Ana Rivera' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    timeout: 300_000,
    excludeCredentials: [],
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  };
  const asked = serve({
    [OWN]: () => json(NONE),
    [OPTIONS]: () => json(options),
    [REGISTER]: () => json({ passkey: BOTH.passkeys[0], recoveryCodes: CODES }, 201),
  });
  const user = show(<SecondFactors onClose={vi.fn()} />);
  await user.click(await screen.findByRole('button', { name: 'Add a passkey' }));
  await user.type(screen.getByLabelText('Name of the passkey'), 'My phone');
  await user.click(screen.getByRole('button', { name: 'Make the passkey' }));
  expect(await screen.findByText(/abcd-efgh/)).toBeTruthy();
  expect(of(asked, REGISTER).map(({ body }) => body)).toEqual([
    { name: 'My phone', clientData: 'AQ', attestation: 'Ag', transports: ['internal'] },
  ]);
});

it('asks for a factor where a change needs one, and repeats the change', async () => {
  let proven = false;
  const asked = serve({
    [OWN]: () => json(BOTH),
    [REMOVE]: () => (proven ? done() : problem({ title: 'Not allowed', status: 403, code: 'second-factor.proof-required' })),
    [PROVE]: () => {
      proven = true;
      return json({ until: '2026-03-03T15:00:00Z' });
    },
  });
  const user = show(
    <>
      <SecondFactors onClose={vi.fn()} />
      <Reauthenticate />
    </>,
  );
  await user.click(await screen.findByRole('button', { name: 'Remove: Authenticator app' }));
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  await user.type(await screen.findByLabelText('Code from your authenticator app'), '123456');
  expect(screen.queryByLabelText('Password')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  await waitFor(() => expect(of(asked, REMOVE)).toHaveLength(2));
  expect(of(asked, PROVE).map(({ body }) => body)).toEqual([{ password: null, pin: null, code: '123456', passkey: null }]);
});

it('lets who has to have a factor set one up, or sign out', async () => {
  serve({ [OWN]: () => json({ ...NONE, required: true }), [APP]: () => json(BEGUN, 201) });
  const user = show(<SecondFactorDue me={{ ...person('ADMIN'), secondFactorDue: true }} />);
  expect(screen.getByRole('heading', { name: 'Set up a second factor' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Sign out' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Set up an authenticator app' }));
  expect(await screen.findByLabelText('Code from your authenticator app')).toBeTruthy();
});
