// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import type { CourseView } from '@/lib/api/schema';
import { person, show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { ReviseOrder } from './ReviseOrder';

vi.mock('@/ui/links', () => ({ TextLink: ({ children }: { children: ReactNode }) => <span>{children}</span> }));

const REVISE = 'POST /api/courses/c1/revisions';
const COURSE = {
  id: 'c1',
  version: 4,
  dosePerKg: 0.5,
  infusionMinutes: 60,
  acuity: 'STANDARD',
  phases: [{ name: 'induction', sessions: 6, gapDays: { min: 2, target: 3, max: 4 } }],
} as CourseView;

withTexts();

it('sends what differs with its version, and names the sessions that do not fit', async () => {
  const asked = serve({
    [REVISE]: () =>
      json({
        courseId: 'c1',
        version: 5,
        cancelled: [],
        unfit: [
          {
            sessionId: 's4',
            number: 4,
            start: '2026-03-12T14:00:00Z',
            chairId: 'e1',
            why: 'BEYOND_ORDER',
            message: 'session 4 of an order of 3: cancel it, or order more sessions',
          },
        ],
      }),
  });
  const user = show(<ReviseOrder course={COURSE} />, person('CLINICIAN'));
  await user.click(screen.getByRole('button', { name: 'Change order' }));
  const sessions = await screen.findByRole('textbox', { name: 'Sessions' });
  await user.clear(sessions);
  await user.type(sessions, '3');
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'enough effect after three');
  await user.click(screen.getAllByRole('button', { name: 'Change order' }).at(-1) as HTMLElement);
  await waitFor(() => expect(of(asked, REVISE)).toHaveLength(1));
  expect(of(asked, REVISE)[0]?.body).toEqual({
    reason: 'enough effect after three',
    phases: [{ name: 'induction', sessions: 3, gapDays: { min: 2, target: 3, max: 4 } }],
  });
  expect(of(asked, REVISE)[0]?.headers.get('If-Match')).toBe('"4"');
  expect((await screen.findByRole('list')).textContent).toContain('session 4 of an order of 3');
});

it('asks why a doubted dose is meant', async () => {
  serve({
    [REVISE]: () =>
      problem({
        type: 'urn:chairside:problem:implausible',
        title: 'Implausible',
        status: 400,
        errors: [{ field: 'dosePerKg', message: 'More than twice the ordered 0.5 mg/kg.' }],
      }),
  });
  const user = show(<ReviseOrder course={COURSE} />, person('CLINICIAN'));
  await user.click(screen.getByRole('button', { name: 'Change order' }));
  const dose = await screen.findByRole('textbox', { name: 'Dose (mg/kg)' });
  await user.clear(dose);
  await user.type(dose, '1.2');
  await user.click(screen.getAllByRole('button', { name: 'Change order' }).at(-1) as HTMLElement);
  expect(await screen.findByText('More than twice the ordered 0.5 mg/kg.')).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Yes, this dose is meant, because' })).toBeTruthy();
});
