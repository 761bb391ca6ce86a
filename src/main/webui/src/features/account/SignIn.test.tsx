// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show, withTexts } from '@/testing/render';
import { problem, serve } from '@/testing/server';
import { SignIn } from './SignIn';

withTexts();

const METHODS = 'GET /api/sign-in-methods';
/** What was sent beside the question how people sign in. */
const sent = (asked: ReturnType<typeof serve>) => asked.filter(({ route }) => route !== METHODS);

function signIn(onSignedIn = vi.fn()) {
  const user = show(<SignIn expired={false} unreachable={false} onSignedIn={onSignedIn} />);
  const send = () => user.click(screen.getByRole('button', { name: 'Sign in' }));
  const fill = async (username: string, password: string) => {
    await user.type(screen.getByLabelText(/User name/), username);
    await user.type(screen.getByLabelText(/Password/), password);
  };
  return { send, fill, onSignedIn };
}

it('sends user name and password and signs in', async () => {
  const asked = serve({ 'POST /api/auth/login': () => new Response(null, { status: 204 }) });
  const { send, fill, onSignedIn } = signIn();
  await fill('rivera', 'correct horse');
  await send();
  await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
  expect(sent(asked).map(({ route, body }) => [route, body])).toEqual([
    ['POST /api/auth/login', { username: 'rivera', password: 'correct horse' }],
  ]);
});

it('reports a wrong user name or password', async () => {
  serve({ 'POST /api/auth/login': () => problem({ title: 'Unauthorized', status: 401 }) });
  const { send, fill, onSignedIn } = signIn();
  await fill('rivera', 'wrong');
  await send();
  expect((await screen.findByRole('alert')).textContent).toBe('User name or password is wrong.');
  expect(onSignedIn).not.toHaveBeenCalled();
});

it('says that a temporary password has expired', async () => {
  const detail = 'Your temporary password has expired. Ask an administrator for a new one.';
  serve({ 'POST /api/auth/login': () => problem({ title: 'Unauthorized', status: 401, code: 'staff.password-expired', detail }) });
  const { send, fill } = signIn();
  await fill('rivera', 'abcd-efgh');
  await send();
  expect((await screen.findByRole('alert')).textContent).toBe(detail);
});

it('shows how long to wait after too many attempts', async () => {
  serve({ 'POST /api/auth/login': () => problem({ title: 'Too Many Requests', status: 429 }) });
  const { send, fill } = signIn();
  await fill('rivera', 'wrong');
  await send();
  expect((await screen.findByRole('alert')).textContent).toContain('Wait 15 minutes');
});

it('marks empty fields without calling the server', async () => {
  const asked = serve({});
  const { send } = signIn();
  await send();
  expect(await screen.findAllByText('Required')).toHaveLength(2);
  expect(screen.getByLabelText(/User name/).getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByLabelText(/Password/).getAttribute('aria-invalid')).toBe('true');
  expect(sent(asked)).toEqual([]);
});
