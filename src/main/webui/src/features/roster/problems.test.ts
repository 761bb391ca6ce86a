import { expect, it } from 'vitest';
import { formErrors } from './problems';

it('maps the server’s paths to form fields', () => {
  const fields = { '[1].breaks[0].from': 'a', '[0].staffId': 'b', '[2].breaks[1]': 'c', 'shifts[0].until': 'd' };
  expect(formErrors({ fields: () => fields })).toEqual({
    'shifts.1.breaks.0.from': 'a',
    'shifts.0.staffId': 'b',
    'shifts.2.breaks.1.from': 'c',
    'shifts.0.until': 'd',
  });
});
