import { describe, expect, it } from 'vitest';
import { inRows } from './events';

const at = (minutes: number) => minutes * 60_000;

describe('inRows', () => {
  it('joins consecutive quarter hours', () => {
    expect(inRows([at(0), at(15), at(30), at(60)])).toEqual([
      { from: at(0), until: at(45) },
      { from: at(60), until: at(75) },
    ]);
  });

  it('is empty when nothing is free', () => {
    expect(inRows([])).toEqual([]);
  });
});
