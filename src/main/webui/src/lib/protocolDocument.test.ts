import { describe, expect, it } from 'vitest';
import { type Json, parse, print, ruleOf, thresholds, translation, withTranslation, withValue, wordings } from './protocolDocument';

const DOCUMENT: Json = {
  code: 'p',
  freshnessMinutes: 15,
  rules: [
    {
      code: 'systolic-high',
      title: 'Systolic pressure high',
      levels: [
        {
          severity: 'WARNING',
          condition: {
            type: 'any-of',
            conditions: [
              { type: 'at-least', sign: 'systolic', value: 160 },
              { type: 'rise', sign: 'systolic', by: 30, in: 'PERCENT' },
            ],
          },
          confirm: { withinMinutes: 5 },
          source: 's',
        },
      ],
    },
    {
      code: 'spo2-low',
      title: 'Saturation low',
      levels: [
        {
          severity: 'CRITICAL',
          condition: {
            type: 'sustained',
            readings: 2,
            minutes: 10,
            condition: {
              type: 'all-of',
              conditions: [
                { type: 'spo2-scale', scale: 1 },
                { type: 'at-most', sign: 'spo2', value: 91 },
              ],
            },
          },
          source: 's',
        },
      ],
    },
  ],
};

describe('thresholds', () => {
  it('finds every number in the rules except scales', () => {
    expect(
      thresholds(DOCUMENT).map(({ rule, severity, kind, sign, measure, value }) => [rule, severity, kind, sign, measure, value]),
    ).toEqual([
      ['systolic-high', 'WARNING', 'at-least', 'systolic', null, 160],
      ['systolic-high', 'WARNING', 'rise', 'systolic', 'PERCENT', 30],
      ['systolic-high', 'WARNING', 'withinMinutes', null, null, 5],
      ['spo2-low', 'CRITICAL', 'readings', null, null, 2],
      ['spo2-low', 'CRITICAL', 'minutes', null, null, 10],
      ['spo2-low', 'CRITICAL', 'at-most', 'spo2', null, 91],
    ]);
  });

  it('finds none in other documents', () => {
    expect(thresholds(null)).toEqual([]);
    expect(thresholds({ rules: [1, { levels: [null] }] })).toEqual([]);
  });

  it('changes only the edited threshold', () => {
    const [first] = thresholds(DOCUMENT);
    const changed = withValue(DOCUMENT, first?.path ?? [], 165);
    expect(thresholds(changed).map(({ value }) => value)).toEqual([165, 30, 5, 2, 10, 91]);
    expect(print(withValue(changed, first?.path ?? [], 160))).toBe(print(DOCUMENT));
  });
});

it('reports why text is not a document', () => {
  expect(parse('{"a": 1}')).toEqual({ document: { a: 1 } });
  expect(parse('{"a": }')).toHaveProperty('broken');
});

it('finds the rule that a problem names', () => {
  expect(ruleOf('document.rules.systolic-high.WARNING', DOCUMENT)).toBe('systolic-high');
  expect(ruleOf('rules.spo2-low', DOCUMENT)).toBe('spo2-low');
  expect(ruleOf('document.rules[1].levels[0]', DOCUMENT)).toBe('spo2-low');
  expect(ruleOf('document.plans.INFUSION', DOCUMENT)).toBeNull();
});

describe('texts and translations', () => {
  const document: Json = {
    code: 'p',
    title: 'Standard',
    note: 'A default',
    checklist: [{ code: 'consent', text: 'Consent signed', required: true, source: 'Ours' }],
    rules: [{ code: 'spo2-low', title: 'Saturation low', levels: [] }, 'no rule'],
    discharge: { minutesAfterEnd: 30, confirmations: [{ code: 'walks', text: 'Walks unaided', source: 'Ours' }] },
  };

  it('finds every text under the place that translations name', () => {
    expect(wordings(document).map(({ place, text }) => [place, text])).toEqual([
      ['title', 'Standard'],
      ['note', 'A default'],
      ['checklist.consent.text', 'Consent signed'],
      ['checklist.consent.source', 'Ours'],
      ['rules.spo2-low.title', 'Saturation low'],
      ['discharge.confirmations.walks.text', 'Walks unaided'],
    ]);
    for (const { path, text } of wordings(document)) {
      expect(wordings(withValue(document, path, `${text}!`)).map((each) => each.text)).toContain(`${text}!`);
    }
    expect(wordings(null)).toEqual([]);
  });

  it('adds, changes and removes a translation and leaves everything else', () => {
    const once = withTranslation(document, 'de', 'rules.spo2-low.title', 'Sättigung niedrig');
    expect(translation(once, 'de', 'rules.spo2-low.title')).toBe('Sättigung niedrig');
    expect(translation(once, 'en', 'rules.spo2-low.title')).toBe('');
    const twice = withTranslation(once, 'de', 'title', 'Standardprotokoll');
    expect(withTranslation(twice, 'de', 'title', '')).toEqual(once);
    expect(withTranslation(once, 'de', 'rules.spo2-low.title', '')).toEqual(document);
    expect(document).not.toHaveProperty('translations');
  });
});
