// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { PatientView } from '@/lib/api/schema';
import { person, show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { Merging } from './MergePage';

const SURVIVOR = {
  id: 'd1',
  familyName: 'Müller',
  givenName: 'Ada',
  birthDate: '2001-03-28',
  birthDateKnown: '2001-03-28',
  mrn: 'A-17',
} as PatientView;
const OTHER = { ...SURVIVOR, id: 'd2', familyName: 'Mueller', mrn: 'B-18' };
const SEARCH = 'POST /api/patients/search';
const MERGE = 'POST /api/patients/d1/merges';

withTexts();

it('merges the chosen record into the one in use, with the reason', async () => {
  const onMerged = vi.fn();
  const asked = serve({ [SEARCH]: () => json({ items: [SURVIVOR, OTHER], next: null }), [MERGE]: () => json({ id: 'm1' }, 201) });
  const user = show(<Merging patient={SURVIVOR} onMerged={onMerged} />, person('SCHEDULER'));
  await user.type(screen.getByLabelText('Other record'), 'Muller');
  expect(screen.queryByRole('button', { name: /MRN A-17/ })).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Mueller, Ada, born Mar 28, 2001, MRN B-18' }));
  const dialog = await screen.findByRole('dialog', { name: 'Merge records' });
  expect(dialog.textContent).toContain('Merge Mueller, Ada, born Mar 28, 2001, MRN B-18 into Müller, Ada, born Mar 28, 2001, MRN A-17?');
  await user.type(screen.getByLabelText(/How you know/), 'same insurance card');
  await user.click(screen.getByRole('button', { name: 'Merge records' }));
  await waitFor(() => expect(onMerged).toHaveBeenCalled());
  expect(of(asked, MERGE).map(({ body }) => body)).toEqual([{ otherId: 'd2', reason: 'same insurance card' }]);
});

it('says why the records cannot be merged now', async () => {
  const onMerged = vi.fn();
  serve({
    [SEARCH]: () => json({ items: [OTHER], next: null }),
    [MERGE]: () => problem({ title: 'Conflict', status: 409, detail: 'An infusion is running.' }),
  });
  const user = show(<Merging patient={SURVIVOR} onMerged={onMerged} />, person('SCHEDULER'));
  await user.type(screen.getByLabelText('Other record'), 'Muller');
  await user.click(await screen.findByRole('button', { name: /MRN B-18/ }));
  await user.type(screen.getByLabelText(/How you know/), 'same insurance card');
  await user.click(screen.getByRole('button', { name: 'Merge records' }));
  expect((await screen.findByRole('alert')).textContent).toContain('An infusion is running.');
  expect(onMerged).not.toHaveBeenCalled();
});
