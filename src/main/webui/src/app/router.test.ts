import { expect, expectTypeOf, test } from 'vitest';
import { NAVIGATION } from './navigation';
import { router } from './router';

type Address = keyof typeof router.routesByPath;

test('unknown addresses do not compile', () => {
  expectTypeOf<'/reviews/$sessionId'>().toExtend<Address>();
  expectTypeOf<'/nowhere'>().not.toExtend<Address>();
});

test('every menu entry leads to a page', () => {
  expect(Object.keys(router.routesByPath)).toEqual(expect.arrayContaining(NAVIGATION.map(({ to }) => to)));
});
