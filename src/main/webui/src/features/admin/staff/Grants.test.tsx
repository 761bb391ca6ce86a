// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { GrantRequestView } from '@/lib/api/schema';
import { person, show, withTexts } from '@/testing/render';
import { json, of, serve } from '@/testing/server';
import { Grants } from './Grants';

withTexts();

const ME = person('ADMIN');
const LEE = 'a0000000-0000-4000-8000-000000000002';
const OTHER = 'a0000000-0000-4000-8000-000000000003';

function request(id: string, staffId: string | null, requestedBy: string): GrantRequestView {
  return {
    id,
    staffId,
    roles: staffId ? ['CLINICIAN'] : [],
    resetsAccess: false,
    requestedAt: '2026-03-03T15:00:00Z',
    requestedBy,
    expiresAt: '2026-03-10T15:00:00Z',
    approved: null,
    decidedAt: null,
    decidedBy: null,
  };
}

function served(...items: GrantRequestView[]) {
  const names = [
    { id: LEE, name: 'Kim Lee', machine: false },
    { id: OTHER, name: 'Jo Park', machine: false },
  ];
  return serve({
    'GET /api/grant-requests': () => json({ items, next: null }),
    'GET /api/staff/names': () => json({ items: names, next: null }),
    'POST /api/grant-requests/one/approve': () => json({ ...items[0], approved: true }),
  });
}

it('approves what another admin asked for', async () => {
  const asked = served(request('one', LEE, OTHER));
  const user = show(<Grants />, ME);
  await user.click(await screen.findByRole('button', { name: 'Approve: Kim Lee is to be: Clinician' }));
  await waitFor(() => expect(of(asked, 'POST /api/grant-requests/one/approve')).toHaveLength(1));
});

it('offers no approval of what one asked for, or is to get, oneself', async () => {
  served(request('one', null, ME.id), request('two', ME.id, OTHER));
  show(<Grants />, ME);
  expect(await screen.findByRole('button', { name: 'Take back: Need no second administrator from now on' })).toBeTruthy();
  expect(screen.getAllByRole('button')).toHaveLength(2);
  expect(screen.queryByRole('button', { name: /^Approve/ })).toBeNull();
});

it('says whose access another admin wants to reset', async () => {
  const asked = served({ ...request('one', LEE, OTHER), roles: [], resetsAccess: true });
  const user = show(<Grants />, ME);
  await user.click(await screen.findByRole('button', { name: 'Approve: Reset the password or second factors of Kim Lee' }));
  await waitFor(() => expect(of(asked, 'POST /api/grant-requests/one/approve')).toHaveLength(1));
});
