import { expect, it } from 'vitest';
import { plannedRows } from './plannedRows';

const words = (document: unknown, infusion: number, recovery: number) =>
  plannedRows(document, infusion, recovery)
    .filter(({ phase }) => phase !== 'extra')
    .map(({ phase, minutes }) => `${phase} ${minutes}`);

it('a blank chart has rows for the baseline and the protocol’s vitals', () => {
  const document = { plans: { INFUSION: { everyMinutes: 10 }, RECOVERY: { everyMinutes: 15 } } };
  expect(words(document, 40, 45)).toEqual([
    'BASELINE 0',
    'INFUSION 10',
    'INFUSION 20',
    'INFUSION 30',
    'INFUSION 40',
    'RECOVERY 15',
    'RECOVERY 30',
    'RECOVERY 45',
  ]);
});

it('the first row can come later than the interval', () => {
  expect(words({ plans: { INFUSION: { everyMinutes: 30, firstAfterMinutes: 40 } } }, 90, 45)).toEqual([
    'BASELINE 0',
    'INFUSION 40',
    'INFUSION 70',
  ]);
});

it.each([null, {}, { plans: { INFUSION: { everyMinutes: 0 } } }, { plans: { INFUSION: { everyMinutes: 'often' } } }])(
  'of %j nothing but the baseline is planned',
  (document) => {
    expect(words(document, 40, 45)).toEqual(['BASELINE 0']);
    expect(plannedRows(document, 40, 45).length).toBeGreaterThan(3);
  },
);
