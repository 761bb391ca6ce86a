import type { LevelInWords, RuleInWords, Severity } from '@/lib/api/schema';
import { SEVERITIES } from '@/ui/severity';

export type Change = 'added' | 'removed' | 'changed' | 'same';

/** One level of a rule as it was and as it is; null where there is none. */
export interface LevelDifference {
  severity: Severity;
  before: LevelInWords | null;
  after: LevelInWords | null;
  change: Change;
}

export interface RuleDifferences {
  code: string;
  title: string;
  heading: string;
  change: Change;
  /** Which flags it raises and when they open again. */
  flags: string;
  levels: LevelDifference[];
}

/** 36.0 and 36 are one number, however a document was written. */
function plain(sentence: string): string {
  return sentence.replace(/(\d)\.0+(?!\d)/g, '$1');
}

function levelDifference(severity: Severity, before: LevelInWords | null, after: LevelInWords | null): LevelDifference[] {
  if (!before && !after) {
    return [];
  }
  const change = !before ? 'added' : !after ? 'removed' : plain(before.sentence) === plain(after.sentence) ? 'same' : 'changed';
  return [{ severity, before, after, change }];
}

/** The levels from mild to severe, as a rule reads. */
const RISING = [...SEVERITIES].reverse();

function ruleDifferences(before: RuleInWords | undefined, after: RuleInWords | undefined): RuleDifferences[] {
  const rule = after ?? before;
  if (!rule) {
    return [];
  }
  const at = (one: RuleInWords | undefined, severity: Severity) => one?.levels.find((level) => level.severity === severity) ?? null;
  const levels = RISING.flatMap((severity) => levelDifference(severity, at(before, severity), at(after, severity)));
  const change = !before
    ? 'added'
    : !after
      ? 'removed'
      : levels.every((level) => level.change === 'same') && before.title === after.title && before.flags === after.flags
        ? 'same'
        : 'changed';
  return [{ code: rule.code, title: rule.title, heading: rule.heading, change, flags: rule.flags, levels }];
}

/** Every rule of the one and the other, in the order of what is now; what was removed comes last. */
export function differences(before: RuleInWords[], after: RuleInWords[]): RuleDifferences[] {
  const removed = before.filter(({ code }) => !after.some((rule) => rule.code === code));
  return [
    ...after.flatMap((rule) =>
      ruleDifferences(
        before.find(({ code }) => code === rule.code),
        rule,
      ),
    ),
    ...removed.flatMap((rule) => ruleDifferences(rule, undefined)),
  ];
}

/** Which lines came and which went. */
export function lines(before: string[], after: string[]): { text: string; change: Change }[] {
  return [
    ...after.map((text) => ({ text, change: before.includes(text) ? ('same' as const) : ('added' as const) })),
    ...before.filter((text) => !after.includes(text)).map((text) => ({ text, change: 'removed' as const })),
  ];
}

/** Under what each thing watches, in the order in which it first comes. */
export function byHeading<T extends { heading: string }>(rules: T[]): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const rule of rules) {
    groups.set(rule.heading, [...(groups.get(rule.heading) ?? []), rule]);
  }
  return [...groups];
}
