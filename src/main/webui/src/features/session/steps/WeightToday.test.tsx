// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { person, show, withTexts } from '@/testing/render';
import { json, serve } from '@/testing/server';
import { SESSION_ID, sessionView } from '@/testing/session';
import { WeightToday } from './WeightToday';

withTexts();

it.each([
  ['kg', '81.5', { weightKg: 81.5 }],
  ['[lb_av]', '180', { weight: 180, weightUnit: '[lb_av]' }],
] as const)('records a weight in %s', async (weightUnit, typed, body) => {
  const { patient } = sessionView();
  const asked = serve({ [`PATCH /api/patients/${patient.id}`]: () => json({}) });
  const user = show(<WeightToday patient={patient} sessionId={SESSION_ID} />, person('NURSE'), { weightUnit });
  await user.type(screen.getByRole('textbox'), typed);
  await user.click(screen.getByRole('button'));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toEqual({ ...body, confirmed: false });
});
