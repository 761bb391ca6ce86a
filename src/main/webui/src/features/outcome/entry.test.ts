import { describe, expect, it } from 'vitest';
import { atFields, blank, filled, ITEMS, measured } from './entry';

describe('outcome entry', () => {
  it('sends every item of a questionnaire, null for unanswered ones', () => {
    const values = { ...blank('HIT6'), answers: [6, '', 13, 10, '8', 11] };
    expect(measured('HIT6', values)).toEqual({ answers: [6, null, 13, 10, 8, 11] });
    expect(blank('PHQ9').answers).toHaveLength(ITEMS.PHQ9?.count ?? 0);
  });

  it('sends MIDAS items A and B when they were entered', () => {
    expect(measured('MIDAS', { ...blank('MIDAS'), answers: [0, 1, 2, 3, 4], headacheDays: 12 })).toEqual({
      answers: [0, 1, 2, 3, 4],
      headacheDays: 12,
      averagePain: undefined,
    });
  });

  it('sends a single number without questionnaire items, and 0 as a value', () => {
    expect(measured('PAIN_NRS', { ...blank('PAIN_NRS'), value: 0 })).toEqual({ value: 0 });
    expect(measured('HEADACHE_DAYS', { ...blank('HEADACHE_DAYS'), value: 14, windowDays: '30' })).toEqual({ value: 14, windowDays: 30 });
    expect(measured('PAIN_NRS', blank('PAIN_NRS'))).toEqual({ value: undefined });
  });
});

it('fills the form with the stored outcome', () => {
  expect(filled({ answers: [1, null], value: null, windowDays: null, headacheDays: 3, averagePain: null } as never)).toEqual({
    answers: [1, ''],
    value: '',
    windowDays: '28',
    headacheDays: 3,
    averagePain: '',
  });
});

it('shows an error at its item', () => {
  expect(atFields({ 'answers[2]': 'x', value: 'y' })).toEqual({ 'answers.2': 'x', value: 'y' });
});
