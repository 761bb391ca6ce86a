import { expect, it } from 'vitest';
import type { RuleInWords, Severity } from '@/lib/api/schema';
import { byHeading, differences, lines } from './differences';

function rule(code: string, heading: string, ...levels: [Severity, string][]): RuleInWords {
  return {
    code,
    title: code,
    group: 'OTHER',
    heading,
    levels: levels.map(([severity, sentence]) => ({ severity, sentence, source: 's' })),
    flags: 'One flag.',
    flagsSource: null,
  };
}

it('lists added, removed and changed levels of each rule', () => {
  const before = [rule('a', 'H', ['WARNING', 'at 160']), rule('b', 'H', ['CRITICAL', 'at 180']), rule('d', 'H', ['ADVISORY', 'x'])];
  const after = [
    rule('a', 'H', ['CRITICAL', 'at 190'], ['WARNING', 'at 165']),
    rule('c', 'H', ['ADVISORY', 'new']),
    rule('d', 'H', ['ADVISORY', 'x']),
  ];
  const found = differences(before, after);
  expect(found.map(({ code, change }) => [code, change])).toEqual([
    ['a', 'changed'],
    ['c', 'added'],
    ['d', 'same'],
    ['b', 'removed'],
  ]);
  expect(found[0]?.levels.map(({ severity, change }) => [severity, change])).toEqual([
    ['WARNING', 'changed'],
    ['CRITICAL', 'added'],
  ]);
});

it('treats 36.0 and 36 as equal, but not 36.05', () => {
  const change = (before: string, after: string) =>
    differences([rule('t', 'H', ['WARNING', before])], [rule('t', 'H', ['WARNING', after])])[0]?.change;
  expect(change('At most 36.0 °C.', 'At most 36 °C.')).toBe('same');
  expect(change('At most 36.05 °C.', 'At most 36 °C.')).toBe('changed');
});

it('lists added and removed lines', () => {
  expect(lines(['a', 'b'], ['b', 'c'])).toEqual([
    { text: 'b', change: 'same' },
    { text: 'c', change: 'added' },
    { text: 'a', change: 'removed' },
  ]);
});

it('groups rules by vital sign in document order', () => {
  expect(
    byHeading([rule('a', 'X'), rule('b', 'Y'), rule('c', 'X')]).map(([heading, rules]) => [heading, rules.map(({ code }) => code)]),
  ).toEqual([
    ['X', ['a', 'c']],
    ['Y', ['b']],
  ]);
});
