import { expect, it } from 'vitest';
import type { BoardFlag, BoardPlace, BoardSession } from '@/lib/api/schema';
import { split, urgentFirst } from './order';

function flag(severity: BoardFlag['severity'], status: BoardFlag['status'], raisedAt: string, quiet = false): BoardFlag {
  return {
    id: `${severity}-${raisedAt}`,
    rule: null,
    title: severity,
    severity,
    status,
    reason: '',
    raisedAt,
    openSince: raisedAt,
    clearedAt: null,
    quiet,
  };
}

function place(name: string, flags: BoardFlag[], due?: 'NOT_DUE' | 'DUE' | 'OVERDUE'): BoardPlace {
  const nextSet = due ? { status: due, dueAt: '2026-01-01T10:00:00Z', overdueAt: '2026-01-01T10:03:00Z', signs: [] } : null;
  return { chair: { id: name, name }, next: null, session: { flags, nextSet } as unknown as BoardSession };
}

const T1 = '2026-01-01T10:00:00Z';
const T2 = '2026-01-01T10:05:00Z';

it('orders by severity, then by waiting time', () => {
  const places = [
    place('1', []),
    place('2', [flag('WARNING', 'OPEN', T1)]),
    place('3', [flag('CRITICAL', 'OPEN', T2)]),
    place('4', [], 'OVERDUE'),
    place('5', [flag('CRITICAL', 'OPEN', T1)]),
    place('6', [flag('CRITICAL', 'ACKNOWLEDGED', T1)]),
    place('7', [], 'DUE'),
    { chair: { id: '8', name: '8' }, session: null, next: null },
  ];
  const { needing, others } = split(places);
  expect(needing.map((p) => p.chair.name)).toEqual(['5', '3', '2', '4']);
  expect(others.map((p) => p.chair.name)).toEqual(['1', '6', '7', '8']);
});

it('calls nobody for a flag that only waits for a repeat', () => {
  const places = [place('1', [flag('ADVISORY', 'OPEN', T1, true)]), place('2', [flag('ADVISORY', 'OPEN', T2)])];
  expect(split(places).needing.map((p) => p.chair.name)).toEqual(['2']);
});

it('shows open flags before acknowledged ones of any severity', () => {
  const flags = [flag('CRITICAL', 'ACKNOWLEDGED', T1), flag('ADVISORY', 'OPEN', T2), flag('WARNING', 'OPEN', T2)];
  expect(urgentFirst(flags).map(({ severity }) => severity)).toEqual(['WARNING', 'ADVISORY', 'CRITICAL']);
});
