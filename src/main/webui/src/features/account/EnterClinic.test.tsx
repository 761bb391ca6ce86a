// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { person, show, withTexts } from '@/testing/render';
import { json, of, problem, serve } from '@/testing/server';
import { EnterClinic } from './EnterClinic';

withTexts();

const ENTER = 'POST /api/broken-glass';
const UPTOWN = { id: 'c0000000-0000-4000-8000-000000000002', name: 'Uptown' };
const NURSE = { ...person('NURSE'), otherClinics: [UPTOWN] };

it('enters another clinic for a reason', async () => {
  const asked = serve({ [ENTER]: () => json({ id: 'g' }, 201) });
  const onClose = vi.fn();
  const user = show(<EnterClinic onClose={onClose} />, NURSE);
  await user.type(screen.getByLabelText(/Reason/), 'covers for a colleague');
  await user.click(screen.getByRole('button', { name: 'Enter' }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(of(asked, ENTER)[0]?.body).toEqual({ clinicId: UPTOWN.id, patientId: null, reason: 'covers for a colleague', hours: 4 });
});

it('says at the reason that it is too short', async () => {
  serve({ [ENTER]: () => problem({ title: 'Invalid', status: 400, errors: [{ field: 'reason', message: 'is too short' }] }) });
  const onClose = vi.fn();
  const user = show(<EnterClinic onClose={onClose} />, NURSE);
  await user.click(screen.getByRole('button', { name: 'Enter' }));
  expect(await screen.findByText('is too short')).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
});
