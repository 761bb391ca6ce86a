// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { BrokenGlassView } from '@/lib/api/schema';
import { person, show, withTexts } from '@/testing/render';
import { json, of, serve } from '@/testing/server';
import { BrokenGlass } from './BrokenGlass';

withTexts();

const ADMIN = person('ADMIN');
const LEE = 'a0000000-0000-4000-8000-000000000002';
const NORTH = { id: 'c0000000-0000-4000-8000-000000000001', name: 'North' };
const SEE = 'POST /api/broken-glass/g1/seen';

function glass(more: Partial<BrokenGlassView>): BrokenGlassView {
  return {
    id: 'g1',
    staffId: LEE,
    clinicId: NORTH.id,
    patientId: null,
    reason: 'helps out tonight',
    brokenAt: '2026-03-03T15:00:00Z',
    endsAt: '2099-03-03T19:00:00Z',
    endedAt: null,
    endedBy: null,
    enteredClinicIds: [NORTH.id],
    seenBy: [],
    ...more,
  };
}

function served(...items: BrokenGlassView[]) {
  let seen = items;
  return serve({
    'GET /api/broken-glass': () => json({ items: seen, next: null }),
    'GET /api/clinics': () => json({ items: [NORTH], next: null }),
    'GET /api/staff/names': () => json({ items: [{ id: LEE, name: 'Kim Lee', machine: false }], next: null }),
    [SEE]: () => {
      seen = items.map((one) => ({ ...one, seenBy: [{ staffId: ADMIN.id, at: '2026-03-03T15:05:00Z' }] }));
      return json(seen[0]);
    },
  });
}

it('tells who entered which clinic and why, until the admin has seen it', async () => {
  const asked = served(glass({}));
  const user = show(<BrokenGlass />, ADMIN);
  const row = (await screen.findByRole('rowheader', { name: 'Kim Lee' }, { timeout: 10_000 })).closest('tr') as HTMLElement;
  await waitFor(() => expect(within(row).getByText('North')).toBeTruthy());
  expect(within(row).getByText('helps out tonight')).toBeTruthy();
  await user.click(within(row).getByRole('button', { name: 'I have seen it: Kim Lee' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /I have seen it/ })).toBeNull());
  expect(of(asked, SEE)).toHaveLength(1);
});

it('asks nobody whether they have seen what they did themselves', async () => {
  served(glass({ staffId: ADMIN.id }));
  show(<BrokenGlass />, ADMIN);
  await screen.findByText('helps out tonight', {}, { timeout: 10_000 });
  expect(screen.queryByRole('button', { name: /I have seen it/ })).toBeNull();
});
