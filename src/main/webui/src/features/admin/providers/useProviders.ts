import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import type { IdentityProviderView, NewIdentityProvider } from '@/lib/api/schema';

const PROVIDERS = ['identity-providers'];

/** The organization's identity providers, in the order in which they were added. */
export function useProviders() {
  return useQuery({
    queryKey: PROVIDERS,
    queryFn: () => all((cursor) => body(api.GET('/api/identity-providers', { params: { query: { cursor, limit: '500' } } }))),
  });
}

function useChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: PROVIDERS });
}

export function useAddProvider() {
  const changed = useChanged();
  return useMutation({
    mutationFn: ({ provider, key }: { provider: NewIdentityProvider; key: string }) =>
      body(api.POST('/api/identity-providers', { headers: once(key), body: provider })),
    meta: { quiet: true },
    // the secret that was typed
    gcTime: 0,
    onSuccess: changed,
  });
}

function at(provider: IdentityProviderView) {
  return { params: { path: { id: provider.id }, header: { 'If-Match': `"${provider.version}"` } } };
}

/** Turns a provider on or off. */
export function useSwitchProvider() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (provider: IdentityProviderView) =>
      body(
        api.PATCH('/api/identity-providers/{id}', {
          ...at(provider),
          body: {
            name: null,
            clientId: null,
            clientSecret: null,
            scopes: null,
            roleRules: null,
            clinicRules: null,
            createPeople: null,
            enabled: !provider.enabled,
          },
        }),
      ),
    onSettled: changed,
  });
}

/** Approves what another administrator entered or changed. */
export function useApproveProvider() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (provider: IdentityProviderView) =>
      body(api.POST('/api/identity-providers/{id}/approve', { params: { path: { id: provider.id } }, headers: once() })),
    onSettled: changed,
  });
}

export function useRemoveProvider() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (provider: IdentityProviderView) => api.DELETE('/api/identity-providers/{id}', at(provider)),
    meta: { quiet: true },
    onSettled: changed,
  });
}
