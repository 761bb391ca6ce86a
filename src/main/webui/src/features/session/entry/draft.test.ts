import { expect, it } from 'vitest';
import { draftKey, draftOf, keepDraft } from './draft';
import { EMPTY_PAD } from './pad';

const AT = '2026-11-24T14:05:00Z';
const typed = { pad: { ...EMPTY_PAD, texts: { systolic: '138' } }, chosen: {}, at: AT };

it('returns a draft only to its author at that chair', () => {
  keepDraft(draftKey('owen', 'session-1'), typed);
  expect(draftOf(draftKey('owen', 'session-1'))).toEqual(typed);
  expect(draftOf(draftKey('rosa', 'session-1'))).toBeUndefined();
  expect(draftOf(draftKey('owen', 'session-2'))).toBeUndefined();
});

it('deletes an emptied draft', () => {
  const key = draftKey('owen', 'session-3');
  keepDraft(key, typed);
  keepDraft(key, { pad: { ...EMPTY_PAD, texts: { systolic: '' } }, chosen: { sedation: undefined }, at: AT });
  expect(draftOf(key)).toBeUndefined();
});
