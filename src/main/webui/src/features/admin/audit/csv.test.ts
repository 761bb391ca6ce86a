import { expect, it } from 'vitest';
import { csvOf } from './csv';

it('cells are quoted, and none is a formula', () => {
  expect(
    csvOf([
      ['a', 'b "c"'],
      ['=1+1', '-x'],
    ]),
  ).toBe('"a","b ""c"""\r\n"\'=1+1","\'-x"\r\n');
});
