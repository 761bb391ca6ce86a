// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { ChangePassword } from './ChangePassword';
import { SignIns } from './SignIns';
import { TemporaryPassword } from './TemporaryPassword';

withTexts();

const told = vi.hoisted(() => vi.fn());
vi.mock('@/lib/outbox/store', () => ({
  lock: () => undefined,
  lockForOthers: () => undefined,
  waiting: async () => ({ entries: [], closed: [] }),
  forgetPeople: async () => undefined,
  forgetWho: async () => undefined,
  remembered: async () => null,
}));
vi.mock('@/lib/tabs', () => ({ tell: told, hear: () => () => undefined }));
beforeEach(() => told.mockClear());

const CHANGE = 'POST /api/me/password';
const done = () => new Response(null, { status: 204 });

async function fill(user: ReturnType<typeof show>, current: RegExp) {
  await user.type(screen.getByLabelText(current), 'the old one');
  await user.type(screen.getByLabelText(/^New password/), 'nine herons over a barn');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
}

it('changes the password and closes', async () => {
  const asked = serve({ [CHANGE]: done });
  const onClose = vi.fn();
  await fill(show(<ChangePassword onClose={onClose} />), /^Current password/);
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(of(asked, CHANGE).map(({ body }) => body)).toEqual([{ currentPassword: 'the old one', newPassword: 'nine herons over a barn' }]);
});

it('shows at its field why a password is refused, and stays open', async () => {
  serve({
    [CHANGE]: () =>
      problem({
        title: 'Invalid request',
        status: 400,
        errors: [{ field: 'newPassword', message: 'is mostly a name that others know', code: 'staff.password-named' }],
      }),
  });
  const onClose = vi.fn();
  await fill(show(<ChangePassword onClose={onClose} />), /^Current password/);
  expect(await screen.findByText('is mostly a name that others know')).toBeTruthy();
  expect(screen.getByLabelText(/^New password/).getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByLabelText(/^Current password/).getAttribute('aria-invalid')).toBeNull();
  expect(onClose).not.toHaveBeenCalled();
});

it('asks for both passwords before it calls the server', async () => {
  const asked = serve({});
  const user = show(<ChangePassword onClose={vi.fn()} />);
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findAllByText('Required')).toHaveLength(2);
  expect(asked).toEqual([]);
});

it('lets the holder of a temporary password change it or sign out', async () => {
  const asked = serve({ [CHANGE]: done, 'POST /api/auth/logout': done });
  const user = show(<TemporaryPassword />);
  await fill(user, /^Temporary password/);
  await waitFor(() => expect(of(asked, CHANGE)).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  await waitFor(() => expect(told).toHaveBeenCalledWith('left'));
  expect(of(asked, 'POST /api/auth/logout')).toHaveLength(1);
});

const signIn = (id: string, more: object) => ({
  id,
  since: '2026-03-02T13:00:00Z',
  lastSeenAt: '2026-03-02T15:30:00Z',
  endsAt: '2026-03-03T01:00:00Z',
  address: '10.0.0.7',
  byPin: false,
  current: false,
  means: 'PASSWORD_AND_CODE',
  ...more,
});
const LIST = {
  'GET /api/me/sign-ins': () =>
    json({ items: [signIn('1', { address: null }), signIn('2', { byPin: true, means: 'PIN', current: true })], next: null }),
};

it('lists sign-ins, the newest first, and marks this one', async () => {
  serve(LIST);
  show(<SignIns unsent={0} onClose={vi.fn()} />);
  const rows = await screen.findAllByRole('row');
  expect(within(rows[1] as HTMLElement).getByText('10.0.0.7')).toBeTruthy();
  expect(rows[1]?.textContent).toContain('(this one)');
  expect(rows[1]?.textContent).toContain('PIN');
  expect(rows[2]?.textContent).toContain('Password and code');
  expect(rows[2]?.textContent).not.toContain('(this one)');
  expect(rows[2]?.textContent).toContain('unknown');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('signs out everywhere, and tells the other tabs', async () => {
  const asked = serve({ ...LIST, 'POST /api/me/sign-out-everywhere': done });
  const user = show(<SignIns unsent={2} onClose={vi.fn()} />);
  expect((await screen.findByRole('alert')).textContent).toContain('2');
  await user.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
  await waitFor(() => expect(told).toHaveBeenCalledWith('left'));
  expect(of(asked, 'POST /api/me/sign-out-everywhere')).toHaveLength(1);
});
