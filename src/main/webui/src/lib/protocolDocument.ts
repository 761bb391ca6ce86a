import type { Severity, VitalSign } from './api/schema';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Path = readonly (string | number)[];

/** A number in a rule, with its place. */
export interface Threshold {
  path: Path;
  rule: string;
  title: string;
  severity: Severity;
  /** The condition's type, or which of its numbers it is. */
  kind: string;
  sign: VitalSign | null;
  /** What the number counts, such as PERCENT; null where the sign says it. */
  measure: string | null;
  value: number;
}

type Level = Pick<Threshold, 'rule' | 'title' | 'severity'>;

function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Numbers that say for themselves what they count. */
const OWN_NAMES = ['readings', 'minutes', 'withinMinutes'];

/** An SpO2 scale names a scale; it is no threshold. */
const NO_THRESHOLD = ['scale'];

function numbers(json: Json, path: Path, level: Level): Threshold[] {
  if (Array.isArray(json)) {
    return json.flatMap((one, index) => numbers(one, [...path, index], level));
  }
  if (!isObject(json)) {
    return [];
  }
  const type = typeof json.type === 'string' ? json.type : 'other';
  return Object.entries(json).flatMap(([key, value]): Threshold[] => {
    if (typeof value !== 'number') {
      return numbers(value, [...path, key], level);
    }
    if (NO_THRESHOLD.includes(key)) {
      return [];
    }
    const sign = typeof json.sign === 'string' ? (json.sign as VitalSign) : null;
    const measure = typeof json.in === 'string' ? json.in : null;
    return [{ ...level, path: [...path, key], kind: OWN_NAMES.includes(key) ? key : type, sign, measure, value }];
  });
}

/** Every number of every rule's levels, in the order of the document. */
export function thresholds(document: Json): Threshold[] {
  const rules = isObject(document) ? document.rules : undefined;
  return (Array.isArray(rules) ? rules : []).flatMap((rule, ruleAt) => {
    const levels = isObject(rule) ? rule.levels : undefined;
    if (!isObject(rule) || !Array.isArray(levels)) {
      return [];
    }
    return levels.flatMap((level, levelAt) =>
      isObject(level)
        ? numbers(level, ['rules', ruleAt, 'levels', levelAt], {
            rule: String(rule.code),
            title: String(rule.title),
            severity: level.severity as Severity,
          })
        : [],
    );
  });
}

/** The document with another value at a place; everything else stays. */
export function withValue(document: Json, [head, ...rest]: Path, value: Json): Json {
  if (head === undefined) {
    return value;
  }
  if (Array.isArray(document)) {
    return document.map((one, index) => (index === head ? withValue(one, rest, value) : one));
  }
  return isObject(document) ? { ...document, [head]: withValue(document[head] ?? null, rest, value) } : document;
}

/** A text for people: where it is in the document, and the place by which translations name it. */
export interface Wording {
  path: Path;
  place: string;
  text: string;
}

function wordingsOf(list: Json | undefined, path: Path, place: string, keys: readonly string[]): Wording[] {
  return (Array.isArray(list) ? list : []).flatMap((item, at) =>
    isObject(item)
      ? keys.flatMap((key): Wording[] => {
          const text = item[key];
          return typeof text === 'string' ? [{ path: [...path, at, key], place: `${place}.${item.code}.${key}`, text }] : [];
        })
      : [],
  );
}

/** Every text of the document that can have translations, in the document's order. */
export function wordings(document: Json): Wording[] {
  if (!isObject(document)) {
    return [];
  }
  const { title, note, checklist, rules, discharge } = document;
  const confirmations = isObject(discharge) ? discharge.confirmations : undefined;
  return [
    ...Object.entries({ title, note }).flatMap(([place, text]): Wording[] =>
      typeof text === 'string' ? [{ path: [place], place, text }] : [],
    ),
    ...wordingsOf(checklist, ['checklist'], 'checklist', ['text', 'source']),
    ...wordingsOf(rules, ['rules'], 'rules', ['title']),
    ...wordingsOf(confirmations, ['discharge', 'confirmations'], 'discharge.confirmations', ['text']),
  ];
}

/** What the document itself says at the place in a language; empty where it says nothing. */
export function translation(document: Json, language: string, place: string): string {
  const languages = isObject(document) ? document.translations : undefined;
  const texts = isObject(languages) ? languages[language] : undefined;
  const text = isObject(texts) ? texts[place] : undefined;
  return typeof text === 'string' ? text : '';
}

function without(json: { [key: string]: Json }, key: string): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(json).filter(([each]) => each !== key));
}

/** The document with a translation; an empty one is taken out, and its language with its last text. */
export function withTranslation(document: Json, language: string, place: string, text: string): Json {
  if (!isObject(document)) {
    return document;
  }
  const languages = isObject(document.translations) ? document.translations : {};
  const before = isObject(languages[language]) ? languages[language] : {};
  const texts = text === '' ? without(before, place) : { ...before, [place]: text };
  const all = Object.keys(texts).length === 0 ? without(languages, language) : { ...languages, [language]: texts };
  return Object.keys(all).length === 0 ? without(document, 'translations') : { ...document, translations: all };
}

/** The document as text reads, or why it does not. */
export function parse(text: string): { document: Json } | { broken: string } {
  try {
    return { document: JSON.parse(text) as Json };
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

/** How a document is written for people. */
export function print(document: Json): string {
  return JSON.stringify(document, null, 2);
}

/** Which rule a problem names, such as `document.rules.systolic-high.WARNING` or `rules[3].levels[0]`. */
export function ruleOf(where: string, document: Json): string | null {
  const named = /^(?:document\.)?rules(?:\.([a-z0-9-]+)|\[(\d+)\])/.exec(where);
  if (!named) {
    return null;
  }
  const rules = isObject(document) ? document.rules : undefined;
  const at = named[2] === undefined || !Array.isArray(rules) ? undefined : rules[Number(named[2])];
  return named[1] ?? (isObject(at) ? String(at.code) : null);
}
