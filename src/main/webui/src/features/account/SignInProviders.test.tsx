// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { forgetSignInProblem, takeSignInProblem } from '@/lib/signInProblem';
import { show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { SignInProblemAlert, SignInProviders } from './SignInProviders';

withTexts();

const left = vi.hoisted(() => vi.fn());
vi.mock('@/lib/providers', async (original) => ({ ...(await original<typeof import('@/lib/providers')>()), leaveFor: left }));

const METHODS = 'GET /api/sign-in-methods';
const HOSPITAL = { id: 'e0000000-0000-4000-8000-000000000001', name: 'Harbor Hospital' };
const GO = `POST /api/auth/providers/${HOSPITAL.id}/sign-in`;

afterEach(() => {
  left.mockClear();
  forgetSignInProblem();
  window.history.replaceState(null, '', '/');
});

it('goes to the provider and asks to come back to this page', async () => {
  window.history.replaceState(null, '', '/sessions/7?tab=vitals#now');
  const asked = serve({
    [METHODS]: () => json({ providers: [HOSPITAL] }),
    [GO]: () => json({ location: 'https://hospital.example/authorize?state=s' }),
  });
  const user = show(<SignInProviders unreachable={false} />);
  await user.click(await screen.findByRole('button', { name: 'Sign in with Harbor Hospital' }));
  await waitFor(() => expect(left).toHaveBeenCalledWith('https://hospital.example/authorize?state=s'));
  expect(of(asked, GO).map(({ body }) => body)).toEqual([{ returnTo: '/sessions/7?tab=vitals#now' }]);
});

it('says that the provider cannot be reached, and stays', async () => {
  serve({
    [METHODS]: () => json({ providers: [HOSPITAL] }),
    [GO]: () => problem({ title: 'Conflict', status: 409, detail: 'The identity provider cannot be reached now.' }),
  });
  const user = show(<SignInProviders unreachable={false} />);
  await user.click(await screen.findByRole('button', { name: /Harbor/ }));
  expect((await screen.findByRole('alert')).textContent).toBe('The identity provider cannot be reached now.');
  expect(left).not.toHaveBeenCalled();
});

it('offers nothing where the organization has no provider', async () => {
  const asked = serve({ [METHODS]: () => json({ providers: [] }) });
  show(<SignInProviders unreachable={false} />);
  await waitFor(() => expect(of(asked, METHODS)).toHaveLength(1));
  expect(screen.queryByRole('button')).toBeNull();
});

it('says in words why the person is not signed in', () => {
  window.history.replaceState(null, '', '/?sign-in-problem=no-role');
  takeSignInProblem();
  show(<SignInProblemAlert />);
  expect(screen.getByRole('alert').textContent).toContain('no role in Chairside');
});
