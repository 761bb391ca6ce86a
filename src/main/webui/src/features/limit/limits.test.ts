import { expect, it } from 'vitest';
import type { ThresholdOverrideView } from '@/lib/api/schema';
import type { Json } from '@/lib/protocolDocument';
import { counts, kindOf, replaceable } from './useLimits';

it('offers each vital sign threshold of a level once', () => {
  const leaf = (value: number): Json => ({ type: 'at-least', sign: 'systolic', value });
  const document: Json = {
    rules: [
      {
        code: 'r',
        title: 'R',
        levels: [
          {
            severity: 'WARNING',
            condition: {
              type: 'any-of',
              conditions: [leaf(160), leaf(150), { type: 'rise', sign: 'systolic', by: 30, in: 'PERCENT' }, { type: 'news2', total: 5 }],
            },
            confirm: { withinMinutes: 5 },
          },
          { severity: 'CRITICAL', condition: leaf(180) },
        ],
      },
    ],
  };
  expect(replaceable(document).map((one) => [one.severity, kindOf(one), one.value])).toEqual([
    ['WARNING', 'AT_LEAST', 160],
    ['WARNING', 'RISE_PERCENT', 30],
    ['CRITICAL', 'AT_LEAST', 180],
  ]);
});

it('counts a limit until it expires or is revoked', () => {
  const limit = (expiresAt: string, revokedAt: string | null) => ({ expiresAt, revokedAt }) as ThresholdOverrideView;
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(counts(limit('2026-01-01T00:00:01Z', null), now)).toBe(true);
  expect(counts(limit('2026-01-01T00:00:00Z', null), now)).toBe(false);
  expect(counts(limit('2027-01-01T00:00:00Z', '2025-12-31T00:00:00Z'), now)).toBe(false);
});
