// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { person, show, withTexts } from '@/testing/render';
import { json, of, serve } from '@/testing/server';
import { AccessReport } from './AccessReport';

const REPORT = 'GET /api/patients/d1/access-report';

withTexts();

const NURSE = {
  actorId: 'a1',
  name: 'Ana Rivera',
  machine: false,
  firstAt: '2026-11-20T15:00:00Z',
  lastAt: '2026-11-28T15:00:00Z',
  read: 12,
  changed: 3,
  shown: 7,
  refused: 0,
  means: ['PIN'],
  reasons: ['covers for a colleague'],
};

it('asks for the report when it is wanted, and names people, machines and reasons', async () => {
  const asked = serve({
    [REPORT]: () =>
      json({
        patientId: 'd1',
        from: '2025-11-28T15:00:00Z',
        to: '2026-11-28T15:00:00Z',
        people: [
          NURSE,
          { ...NURSE, actorId: 'm1', name: 'Monitor 3', machine: true, reasons: [] },
          { ...NURSE, actorId: null, name: null, reasons: [] },
        ],
      }),
  });
  const user = show(<AccessReport patientId="d1" />, person('ADMIN'));
  expect(of(asked, REPORT)).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Show who' }));
  const row = within(await screen.findByRole('row', { name: /Ana Rivera/ }));
  expect(row.getByText('Reason given: covers for a colleague')).toBeTruthy();
  expect(row.getByRole('cell', { name: '12' })).toBeTruthy();
  expect(screen.getByRole('rowheader', { name: 'Monitor 3 (machine)' })).toBeTruthy();
  expect(screen.getByRole('rowheader', { name: 'Not signed in' })).toBeTruthy();
});
