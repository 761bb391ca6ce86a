// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { person, show, withTexts } from '@/testing/render';
import { json, of, serve } from '@/testing/server';
import { PatientHistory, shown } from './PatientHistory';

const HISTORY = 'GET /api/patients/d1/history';

withTexts();

it('reads the history when it is asked for, and names field, old and new value', async () => {
  const asked = serve({
    [HISTORY]: () =>
      json({
        items: [
          {
            number: 7,
            at: '2026-11-28T15:00:00Z',
            by: null,
            first: false,
            fields: [{ field: 'allergies', before: ['ketamine'], after: [] }],
          },
          { number: 3, at: '2026-11-27T15:00:00Z', by: null, first: true, fields: [] },
        ],
        next: null,
      }),
  });
  const user = show(<PatientHistory patientId="d1" />, person('NURSE'));
  expect(of(asked, HISTORY)).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Show changes' }));
  expect(await screen.findByText('Allergies: ketamine → –')).toBeTruthy();
  expect(screen.getByText('Recorded')).toBeTruthy();
});

it.each([
  [null, '–'],
  ['', '–'],
  [[], '–'],
  [['a', 'b'], 'a, b'],
  [70.5, '70.5'],
  [false, 'false'],
])('shows %j as %s', (value, text) => expect(shown(value)).toBe(text));
