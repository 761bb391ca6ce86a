import { expect, it } from 'vitest';
import type { FlagView, WaitingSession } from '@/lib/api/schema';
import { afterSigning, beside, inOrder, undecided } from './queue';

const waiting = (id: string) => ({ session: { id } }) as unknown as WaitingSession;
const QUEUE = ['a', 'b', 'c'].map(waiting);

function flag(
  id: string,
  severity: FlagView['severity'],
  status: FlagView['status'],
  minute = 0,
  withdrawnAt: string | null = null,
): FlagView {
  return { id, severity, status, withdrawnAt, raisedAt: `2026-01-01T10:0${minute}:00Z` } as FlagView;
}

it('steps through the queue and stops at its ends', () => {
  expect(beside(QUEUE, 'a', 1)).toBe('b');
  expect(beside(QUEUE, 'c', 1)).toBeNull();
  expect(beside(QUEUE, 'a', -1)).toBeNull();
});

it('starts at the top when the open session is not in the queue', () => {
  expect(beside(QUEUE, 'x', 1)).toBe('a');
  expect(beside([], undefined, 1)).toBeNull();
});

it('opens the next session after a signature, and the first after the last', () => {
  expect(afterSigning(QUEUE, 'b')).toBe('c');
  expect(afterSigning(QUEUE, 'c')).toBe('a');
  expect(afterSigning([waiting('a')], 'a')).toBeNull();
});

it('orders by open decision, then severity, then age', () => {
  const flags = [
    flag('1', 'CRITICAL', 'RESOLVED'),
    flag('2', 'WARNING', 'OPEN', 2),
    flag('3', 'WARNING', 'ACKNOWLEDGED', 1),
    flag('4', 'CRITICAL', 'OPEN', 3),
    flag('5', 'CRITICAL', 'OPEN', 0, 'x'),
  ];
  expect(inOrder(flags).map(({ id }) => id)).toEqual(['4', '3', '2', '5', '1']);
  expect(undecided(flags)).toHaveLength(4);
});
