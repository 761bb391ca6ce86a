import { expect, it } from 'vitest';
import { csvOf } from './csv';

it('quotes cells and escapes formulas', () => {
  expect(
    csvOf([
      ['a', 'b "c"'],
      ['=1+1', '-x'],
    ]),
  ).toBe('"a","b ""c"""\r\n"\'=1+1","\'-x"\r\n');
});
