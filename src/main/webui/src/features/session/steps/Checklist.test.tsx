// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show, withTexts } from '@/testing/render';
import { json, of, serve } from '@/testing/server';
import { SESSION_ID, sessionView } from '@/testing/session';
import { Checklist } from './Checklist';

const CHECK = `PUT /api/sessions/${SESSION_ID}/checklist`;

withTexts();

it('answers the version that is shown, and then the one that came back', async () => {
  const item = { code: 'FASTED', text: 'Fasted', required: true, ok: null };
  const other = { ...item, code: 'ESCORT', text: 'Escort named' };
  const session = sessionView({ version: 4, checklist: [item, other] as never });
  const asked = serve({ [CHECK]: () => json({ ...session, version: 5 }) });
  const user = show(<Checklist session={session} />);
  await user.click(screen.getByRole('button', { name: /2/ }));
  await waitFor(() => expect(of(asked, CHECK)).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: /2/ }));
  await waitFor(() => expect(of(asked, CHECK)).toHaveLength(2));
  expect(of(asked, CHECK).map(({ headers }) => headers.get('If-Match'))).toEqual(['"4"', '"5"']);
});
