import { useMutation, useQuery } from '@tanstack/react-query';
import { api, body } from './api/client';

/** In which organization people of this browser work: a link names it, and so does an earlier sign-in here. */
const ORGANIZATION = 'chairside-organization';
const PARAMETER = 'organization';

/** From now on the sign-in page offers the providers of this organization. */
export function rememberOrganization(id: string): void {
  localStorage.setItem(ORGANIZATION, id);
}

function organization(): string | undefined {
  const named = new URL(window.location.href).searchParams.get(PARAMETER);
  if (named) {
    rememberOrganization(named);
  }
  return localStorage.getItem(ORGANIZATION) ?? undefined;
}

/** The identity providers at which people of the organization sign in; none until they are known. */
export function useSignInProviders(asked: boolean) {
  return useQuery({
    queryKey: ['sign-in-methods'],
    queryFn: async () => (await body(api.GET('/api/sign-in-methods', { params: { query: { organization: organization() } } }))).providers,
    enabled: asked,
    meta: { quiet: true },
  });
}

/** Where the signed-in person signs in. */
export function useOwnIdentity() {
  return useQuery({ queryKey: ['own-identity'], queryFn: () => body(api.GET('/api/me/identity')), staleTime: 60_000 });
}

/** The page that is open, to come back to. */
function here(): string {
  return window.location.pathname + window.location.search + window.location.hash;
}

/** Leaves for another site. */
export function leaveFor(location: string): void {
  window.location.assign(location);
}

/** Goes to a provider in order to sign in, and comes back to this page. */
export function useProviderSignIn() {
  return useMutation({
    mutationFn: (id: string) =>
      body(api.POST('/api/auth/providers/{id}/sign-in', { params: { path: { id } }, body: { returnTo: here() } })),
    meta: { quiet: true },
  });
}

/** Goes to a provider in order to sign in there from now on. */
export function useLinkProvider() {
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/api/auth/providers/{id}/link', { params: { path: { id } }, body: { returnTo: here() } })),
  });
}

/** Where the window goes that comes back from a provider with a proof. */
export const PROVEN = '/proven';

/** Where the person shows at a provider that it is they. */
export function useProviderProof() {
  return useMutation({
    mutationFn: (id: string) =>
      body(api.POST('/api/auth/providers/{id}/reauthentication', { params: { path: { id } }, body: { returnTo: PROVEN } })),
    meta: { quiet: true },
  });
}

/** Where the browser goes to sign out at the provider, too; null where that offers nothing. */
export async function providerSignOut(): Promise<string | null> {
  return (await body(api.GET('/api/me/identity/sign-out'))).location;
}
