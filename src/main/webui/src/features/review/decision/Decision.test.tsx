// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { FlagView, SessionReview } from '@/lib/api/schema';
import { person, show, withTexts } from '@/testing/render';
import { json, problem, serve } from '@/testing/server';
import { flag, sessionView } from '@/testing/session';
import { Decision } from './Decision';
import { useDecision } from './useDecision';

const ROUTE = 'POST /api/flags/resolve';
const FLAGS = [flag('11111111-0000-4000-8000-000000000001'), flag('11111111-0000-4000-8000-000000000002', { title: 'Nausea' })];

withTexts();

function Pane({ ticked }: { ticked: FlagView[] }) {
  const session = sessionView({ status: 'DISCHARGED', flags: FLAGS });
  const decision = useDecision(session, ticked, () => undefined);
  return <Decision review={{ session, recommendation: null } as SessionReview} decision={decision} ticked={ticked} />;
}

function decide(ticked: FlagView[]) {
  const user = show(<Pane ticked={ticked} />, person('CLINICIAN'));
  return {
    choose: (name: string) => user.click(screen.getByRole('button', { name })),
    resolve: () => user.click(screen.getByRole('button', { name: /^Resolve \d/ })),
    note: (text: string) => user.type(screen.getByLabelText('Note'), text),
  };
}

it('resolves all selected flags with one request', async () => {
  const asked = serve({ [ROUTE]: () => json(FLAGS) });
  const { choose, note, resolve } = decide(FLAGS);
  await choose('Continue');
  await note('seen');
  await resolve();
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked.map(({ route, body }) => [route, body])).toEqual([
    [ROUTE, { flagIds: FLAGS.map(({ id }) => id), disposition: 'CONTINUE', note: 'seen' }],
  ]);
  expect(asked[0]?.headers.get('Idempotency-Key')).toMatch(/-resolve$/);
  await waitFor(() => expect((screen.getByLabelText('Note') as HTMLTextAreaElement).value).toBe(''));
});

it('requires a plan', async () => {
  const asked = serve({});
  const { resolve } = decide(FLAGS);
  await resolve();
  expect((await screen.findByRole('alert')).textContent).toBe('Choose a plan.');
  expect(asked).toEqual([]);
});

it('requires a selected flag', async () => {
  const asked = serve({});
  const { choose, resolve } = decide([]);
  await choose('Continue');
  await resolve();
  expect((await screen.findByRole('alert')).textContent).toBe('Select the flags you are resolving.');
  expect(asked).toEqual([]);
});

it('requires a note to hold a course', async () => {
  const asked = serve({ [ROUTE]: () => json(FLAGS) });
  const { choose, note, resolve } = decide(FLAGS);
  await choose('Hold course');
  await resolve();
  expect(await screen.findByText('Enter a reason for holding the course.')).toBeDefined();
  expect(asked).toEqual([]);
  await note('pressure at rest is high');
  await resolve();
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toEqual({ flagIds: FLAGS.map(({ id }) => id), disposition: 'HOLD_COURSE', note: 'pressure at rest is high' });
});

it('keeps the note when the server refuses', async () => {
  serve({ [ROUTE]: () => problem({ title: 'Conflict', status: 409, detail: 'One of the flags is resolved already.' }) });
  const { choose, note, resolve } = decide(FLAGS);
  await choose('Continue');
  await note('seen');
  await resolve();
  expect((await screen.findByRole('alert')).textContent).toContain('One of the flags is resolved already.');
  expect((screen.getByLabelText('Note') as HTMLTextAreaElement).value).toBe('seen');
});
