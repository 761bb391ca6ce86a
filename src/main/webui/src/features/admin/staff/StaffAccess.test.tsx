// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { StaffView } from '@/lib/api/schema';
import { person, show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { StaffAccess } from './StaffAccess';

withTexts();

const LEE: StaffView = {
  id: 'a0000000-0000-4000-8000-000000000002',
  username: 'lee',
  name: 'Kim Lee',
  roles: ['NURSE'],
  active: true,
  version: 3,
  createdAt: '2026-01-01T00:00:00Z',
  createdBy: null,
  requestedRoles: [],
  secondFactor: false,
};
const RESET = `POST /api/staff/${LEE.id}/password-reset`;
const CLINICS = `/api/staff/${LEE.id}/clinics`;
const EVERYWHERE = { [`GET ${CLINICS}`]: () => json({ everywhere: true, clinicIds: [], version: 7 }) };
const END = `POST /api/staff/${LEE.id}/sign-out-everywhere`;

it('shows the temporary password once', async () => {
  const asked = serve({
    [RESET]: () => json({ staffId: LEE.id, password: 'abcd-efgh-jkmn-pqrs', expiresAt: '2026-03-03T15:00:00Z' }, 201),
  });
  const onClose = vi.fn();
  const user = show(<StaffAccess person={LEE} onClose={onClose} />, person('ADMIN'));
  expect(of(asked, RESET)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Reset password' }));
  expect(await screen.findByText('abcd-efgh-jkmn-pqrs')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toContain('10:00');
  expect(screen.queryByRole('button', { name: 'Reset password' })).toBeNull();
  await user.click(screen.getAllByRole('button', { name: 'Close' }).at(-1) as HTMLElement);
  expect(onClose).toHaveBeenCalledOnce();
  expect(of(asked, RESET)).toHaveLength(1);
});

it('says why a reset is refused', async () => {
  serve({ ...EVERYWHERE, [RESET]: () => problem({ title: 'Not found', detail: 'There is no such person.', status: 404 }) });
  const user = show(<StaffAccess person={LEE} onClose={vi.fn()} />, person('ADMIN'));
  await user.click(screen.getByRole('button', { name: 'Reset password' }));
  expect((await screen.findByRole('alert')).textContent).toContain('There is no such person.');
});

it('ends sign-ins and keeps the password', async () => {
  const asked = serve({ ...EVERYWHERE, [END]: () => new Response(null, { status: 204 }) });
  const onClose = vi.fn();
  const user = show(<StaffAccess person={LEE} onClose={onClose} />, person('ADMIN'));
  await user.click(screen.getByRole('button', { name: 'End sign-ins' }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked.map(({ route }) => route).filter((route) => !route.startsWith('GET '))).toEqual([END]);
});

it('sets in which clinics somebody works', async () => {
  const north = { id: 'c0000000-0000-4000-8000-000000000001', name: 'North' };
  const asked = serve({
    ...EVERYWHERE,
    [`PUT ${CLINICS}`]: () => json({ everywhere: false, clinicIds: [north.id], version: 8 }),
    'GET /api/clinics': () => json({ items: [north], next: null }),
  });
  const user = show(<StaffAccess person={LEE} onClose={() => undefined} />, person('ADMIN'));
  await user.click(await screen.findByRole('checkbox', { name: 'Works in all clinics' }));
  await user.click(await screen.findByRole('checkbox', { name: 'North' }));
  await user.click(screen.getByRole('button', { name: 'Save clinics' }));
  await waitFor(() => expect(of(asked, `PUT ${CLINICS}`)).toHaveLength(1));
  expect(of(asked, `PUT ${CLINICS}`)[0]?.body).toEqual({ everywhere: false, clinicIds: [north.id] });
  expect(of(asked, `PUT ${CLINICS}`)[0]?.headers.get('If-Match')).toBe('"7"');
});

it('removes the second factors of who lost them', async () => {
  const REMOVE = `DELETE /api/staff/${LEE.id}/second-factors`;
  const asked = serve({ ...EVERYWHERE, [REMOVE]: () => new Response(null, { status: 204 }) });
  const onClose = vi.fn();
  const user = show(<StaffAccess person={{ ...LEE, secondFactor: true }} onClose={onClose} />, person('ADMIN'));
  await user.click(screen.getByRole('button', { name: 'Remove second factors' }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(of(asked, REMOVE)).toHaveLength(1);
});

it('offers no removal where there is no second factor', () => {
  serve(EVERYWHERE);
  show(<StaffAccess person={LEE} onClose={vi.fn()} />, person('ADMIN'));
  expect(screen.queryByRole('button', { name: 'Remove second factors' })).toBeNull();
});

it('asks another administrator where one alone may not reset', async () => {
  const ASK = `POST /api/staff/${LEE.id}/access-reset-requests`;
  const asked = serve({
    ...EVERYWHERE,
    [RESET]: () =>
      problem({ title: 'Forbidden', detail: 'Another administrator has to agree.', status: 403, code: 'grant.reset-by-two-admins' }),
    [ASK]: () => json({}, 201),
  });
  const onClose = vi.fn();
  const user = show(<StaffAccess person={LEE} onClose={onClose} />, person('ADMIN'));
  expect(screen.queryByRole('button', { name: 'Ask another administrator' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Reset password' }));
  await user.click(await screen.findByRole('button', { name: 'Ask another administrator' }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(of(asked, ASK)).toHaveLength(1);
});
