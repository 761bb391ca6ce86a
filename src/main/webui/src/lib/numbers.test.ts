import { describe, expect, it } from 'vitest';
import { decimalMark, numberText } from './numbers';

describe('numberText', () => {
  it('writes the decimal mark of the language', () => {
    expect(numberText(0.505, 'de')).toBe('0,505');
    expect(numberText(0.505, 'en')).toBe('0.505');
  });

  it('does not round or group digits', () => {
    expect(numberText(1234.5, 'de')).toBe('1234,5');
    expect(numberText(37, 'de')).toBe('37');
  });

  it('returns the decimal mark', () => {
    expect([decimalMark('de'), decimalMark('en')]).toEqual([',', '.']);
  });
});
