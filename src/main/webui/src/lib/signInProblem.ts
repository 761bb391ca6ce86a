/** Why a way to an identity provider and back ended without a sign-in, as the server's address says. */
export const SIGN_IN_PROBLEMS = [
  'not-begun-here',
  'expired',
  'denied',
  'provider-unavailable',
  'not-verified',
  'unknown-person',
  'no-role',
  'inactive',
  'another-person',
  'linked-already',
] as const;

export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

const PARAMETER = 'sign-in-problem';
let taken: SignInProblem | null = null;

/** Takes the problem out of the page's address, before the router reads that: a page that is loaded again does not say it again. */
export function takeSignInProblem(): void {
  const address = new URL(window.location.href);
  const code = address.searchParams.get(PARAMETER);
  if (code === null) {
    return;
  }
  address.searchParams.delete(PARAMETER);
  window.history.replaceState(window.history.state, '', address.pathname + address.search + address.hash);
  taken = SIGN_IN_PROBLEMS.find((known) => known === code) ?? null;
}

/** The problem with which this page was loaded, or null. */
export function signInProblem(): SignInProblem | null {
  return taken;
}

/** The person has read it. */
export function forgetSignInProblem(): void {
  taken = null;
}
