import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { vitalsDue } from './vitalsDue';

const t = ((key: string, values?: { minutes: number }) => (values ? `${key} ${values.minutes}` : key)) as unknown as TFunction<'board'>;
const due = Date.parse('2026-03-11T14:10:00Z');

function at(millis: number, status: 'NOT_DUE' | 'DUE' | 'OVERDUE') {
  const next = { dueAt: '2026-03-11T14:10:00Z', overdueAt: '2026-03-11T14:13:00Z', signs: [], status } as unknown as Parameters<
    typeof vitalsDue
  >[0];
  return vitalsDue(next, due + millis, t);
}

test('minutes until vitals are due are rounded up', () => {
  expect(at(-540_001, 'NOT_DUE')).toBe('setIn 10');
  expect(at(-540_000, 'NOT_DUE')).toBe('setIn 9');
  expect(at(-1, 'NOT_DUE')).toBe('setIn 1');
});

test('due vitals show the full minutes since', () => {
  expect(at(0, 'DUE')).toBe('setDue');
  expect(at(59_999, 'DUE')).toBe('setDue');
  expect(at(120_000, 'DUE')).toBe('setDueSince 2');
});

test('only the server makes vitals overdue, from the end of the grace period', () => {
  expect(at(240_000, 'DUE')).toBe('setDueSince 4');
  expect(at(240_000, 'OVERDUE')).toBe('setOverdue 1');
});
