// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { forgetSignInProblem, signInProblem, takeSignInProblem } from './signInProblem';

afterEach(() => {
  forgetSignInProblem();
  window.history.replaceState(null, '', '/');
});

it('takes a known problem out of the address and leaves the rest', () => {
  window.history.replaceState(null, '', '/board?day=1&sign-in-problem=no-role#now');
  takeSignInProblem();
  expect(signInProblem()).toBe('no-role');
  expect(window.location.pathname + window.location.search + window.location.hash).toBe('/board?day=1#now');
});

it('says nothing that somebody else wrote into the address', () => {
  window.history.replaceState(null, '', '/?sign-in-problem=call%20555-0100');
  takeSignInProblem();
  expect(signInProblem()).toBeNull();
  expect(window.location.search).toBe('');
});
