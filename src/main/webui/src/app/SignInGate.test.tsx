// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { person, show, withTexts } from '@/testing/render';
import { json, serve } from '@/testing/server';
import { SignInGate } from './SignInGate';

withTexts();

vi.mock('@/lib/outbox/store', () => ({
  lock: () => undefined,
  lockForOthers: () => undefined,
  waiting: async () => ({ entries: [], closed: [] }),
  forgetPeople: async () => undefined,
  forgetWho: async () => undefined,
  remembered: async () => null,
}));
vi.mock('@/lib/tabs', () => ({ tell: () => undefined, hear: () => () => undefined }));
vi.mock('./ClinicGate', () => ({ ClinicGate: ({ children }: { children: ReactNode }) => children }));
vi.mock('./Shell', () => ({ Shell: ({ children }: { children: ReactNode }) => children }));
vi.mock('@tanstack/react-router', () => ({ Outlet: () => <p>the page</p> }));

let due = true;
beforeEach(() => {
  due = true;
});

it('shows no page until a temporary password is changed', async () => {
  serve({
    'GET /api/me': () => json({ ...person('NURSE'), passwordChangeDue: due }),
    'POST /api/me/password': () => {
      due = false;
      return new Response(null, { status: 204 });
    },
  });
  const user = show(<SignInGate />);
  expect(await screen.findByRole('heading', { name: 'Choose your own password' })).toBeTruthy();
  // what was begun before stays in place beneath, hidden
  expect(screen.queryByText('the page')?.style.display ?? 'none').toBe('none');

  await user.type(screen.getByLabelText(/^Temporary password/), 'abcd-efgh-jkmn-pqrs');
  await user.type(screen.getByLabelText(/^New password/), 'nine herons over a barn');
  await user.click(screen.getByRole('button', { name: 'Change password' }));

  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Choose your own password' })).toBeNull());
  expect((await screen.findByText('the page')).style.display).toBe('');
});

it('shows the page to a person who chose their password', async () => {
  due = false;
  serve({ 'GET /api/me': () => json({ ...person('NURSE'), passwordChangeDue: due }) });
  show(<SignInGate />);
  expect(await screen.findByText('the page')).toBeTruthy();
  expect(screen.queryByLabelText(/^Temporary password/)).toBeNull();
});
