import { expect, expectTypeOf, test } from 'vitest';
import { NAVIGATION } from './navigation';
import { router } from './router';

type Address = keyof typeof router.routesByPath;

test('an address that no page has does not compile', () => {
  expectTypeOf<'/reviews/$sessionId'>().toExtend<Address>();
  expectTypeOf<'/nowhere'>().not.toExtend<Address>();
});

test('every place of the menu is a page', () => {
  expect(Object.keys(router.routesByPath)).toEqual(expect.arrayContaining(NAVIGATION.map(({ to }) => to)));
});
