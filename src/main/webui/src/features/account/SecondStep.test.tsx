// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { SignIn } from './SignIn';

withTexts();

const LOGIN = 'POST /api/auth/login';
const SECOND = 'POST /api/auth/second-factor';
const OPTIONS = 'POST /api/auth/passkey/options';
const PASSKEY = 'POST /api/auth/passkey';
const done = () => new Response(null, { status: 204 });
const step = (...secondFactors: string[]) => ({ [LOGIN]: () => json({ secondFactors, expiresAt: '2026-03-03T15:00:00Z' }, 202) });
const asking = { challenge: 'AQID', timeout: 300_000, rpId: 'localhost', allowCredentials: [], userVerification: 'required' };

/** A browser that knows passkeys, and what it finds. */
function withPasskeys(get: () => Promise<unknown>) {
  vi.stubGlobal('PublicKeyCredential', class {});
  Object.defineProperty(navigator, 'credentials', { value: { get }, configurable: true });
}

afterEach(() => Reflect.deleteProperty(navigator, 'credentials'));

async function entersPassword() {
  const onSignedIn = vi.fn();
  const user = show(<SignIn expired={false} unreachable={false} onSignedIn={onSignedIn} />);
  await user.type(screen.getByLabelText(/User name/), 'rivera');
  await user.type(screen.getByLabelText(/Password/), 'correct horse');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  return { user, onSignedIn };
}

it('asks for a code after the password, and signs in with it', async () => {
  const asked = serve({ ...step('CODE', 'RECOVERY_CODE'), [SECOND]: done });
  const { user, onSignedIn } = await entersPassword();
  await user.type(await screen.findByLabelText('Code from your authenticator app'), '123456');
  expect(onSignedIn).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
  expect(of(asked, SECOND).map(({ body }) => body)).toEqual([{ code: '123456', recoveryCode: null }]);
});

it('says that a code is wrong, empties the field and asks again', async () => {
  const detail = 'This code is wrong, or was used already.';
  serve({ ...step('CODE'), [SECOND]: () => problem({ title: 'Unauthorized', status: 401, code: 'second-factor.code-refused', detail }) });
  const { user, onSignedIn } = await entersPassword();
  const field = await screen.findByLabelText('Code from your authenticator app');
  await user.type(field, '000000');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toBe(detail);
  expect((field as HTMLInputElement).value).toBe('');
  expect(onSignedIn).not.toHaveBeenCalled();
});

it('takes a recovery code in place of the factor', async () => {
  const asked = serve({ ...step('CODE', 'RECOVERY_CODE'), [SECOND]: done });
  const { user, onSignedIn } = await entersPassword();
  await user.click(await screen.findByRole('button', { name: 'Use a recovery code' }));
  await user.type(screen.getByLabelText('Recovery code'), 'abcd-efgh-jkmn-pqrs');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
  expect(of(asked, SECOND).map(({ body }) => body)).toEqual([{ code: null, recoveryCode: 'abcd-efgh-jkmn-pqrs' }]);
});

it('goes back to the password', async () => {
  serve(step('CODE'));
  const { user } = await entersPassword();
  await user.click(await screen.findByRole('button', { name: 'Back' }));
  expect(screen.getByLabelText(/User name/)).toBeTruthy();
});

it('says when the step took too long', async () => {
  serve({ ...step('CODE'), [SECOND]: () => problem({ title: 'Unauthorized', status: 401, code: 'second-factor.pending-ended' }) });
  const { user } = await entersPassword();
  await user.type(await screen.findByLabelText('Code from your authenticator app'), '123456');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('enter your password again');
});

it('signs in with a passkey, without a name', async () => {
  const buffer = (...bytes: number[]) => Uint8Array.from(bytes).buffer;
  withPasskeys(async () => ({
    rawId: buffer(255, 254),
    response: { clientDataJSON: buffer(1), authenticatorData: buffer(2), signature: buffer(3), userHandle: buffer(4) },
  }));
  const asked = serve({ [OPTIONS]: () => json(asking), [PASSKEY]: done });
  const onSignedIn = vi.fn();
  const user = show(<SignIn expired={false} unreachable={false} onSignedIn={onSignedIn} />);
  await user.click(screen.getByRole('button', { name: 'Sign in with a passkey' }));
  await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
  expect(of(asked, OPTIONS).map(({ body }) => body)).toEqual([{ secondStep: false }]);
  expect(of(asked, PASSKEY).map(({ body }) => body)).toEqual([
    {
      secondStep: false,
      passkey: { credentialId: '__4', clientData: 'AQ', authenticatorData: 'Ag', signature: 'Aw', userHandle: 'BA' },
    },
  ]);
});

it('says that no passkey was shown', async () => {
  withPasskeys(() => Promise.reject(new DOMException('', 'NotAllowedError')));
  const asked = serve({ [OPTIONS]: () => json(asking) });
  const onSignedIn = vi.fn();
  const user = show(<SignIn expired={false} unreachable={false} onSignedIn={onSignedIn} />);
  await user.click(screen.getByRole('button', { name: 'Sign in with a passkey' }));
  expect((await screen.findByRole('alert')).textContent).toContain('No passkey was shown');
  expect(of(asked, PASSKEY)).toEqual([]);
});

it('offers no passkey where the browser knows none', () => {
  serve({});
  show(<SignIn expired={false} unreachable={false} onSignedIn={vi.fn()} />);
  expect(screen.queryByRole('button', { name: 'Sign in with a passkey' })).toBeNull();
});
