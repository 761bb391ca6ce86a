import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/lib/api/client';
import { ME } from '@/lib/me';
import { makePasskey } from '@/lib/passkeys';

const SECOND_FACTORS = ['second-factors'];

/** One's own second factors. */
export function useSecondFactors() {
  return useQuery({
    queryKey: SECOND_FACTORS,
    queryFn: () => body(api.GET('/api/me/second-factors')),
    staleTime: 60_000,
    meta: { quiet: true },
  });
}

/** What was read of one's account is out of date. */
export function useFactorsChanged() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [SECOND_FACTORS, ['sign-ins'], ['device'], ['staff-accounts'], ME].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
}

/** Begins to set an authenticator app up. */
export function useBeginApp() {
  return useMutation({
    mutationFn: () => body(api.POST('/api/me/second-factors/authenticator-app')),
    meta: { quiet: true },
    gcTime: 0,
  });
}

/** Takes the first code of the app. */
export function useConfirmApp() {
  return useMutation({
    mutationFn: (code: string) => body(api.POST('/api/me/second-factors/authenticator-app/confirmation', { body: { code } })),
    meta: { quiet: true },
    gcTime: 0,
  });
}

export function useRemoveApp() {
  const changed = useFactorsChanged();
  return useMutation({
    mutationFn: () => api.DELETE('/api/me/second-factors/authenticator-app'),
    meta: { quiet: true },
    onSuccess: changed,
  });
}

/** New recovery codes in place of the old ones. */
export function useMakeCodes() {
  return useMutation({
    mutationFn: () => body(api.POST('/api/me/second-factors/recovery-codes')),
    meta: { quiet: true },
    gcTime: 0,
  });
}

/** Makes a passkey on this device and registers it under the name. */
export function useAddPasskey() {
  return useMutation({
    mutationFn: async (name: string) => {
      const options = await body(api.POST('/api/me/passkeys/options'));
      return body(api.POST('/api/me/passkeys', { body: await makePasskey(options, name) }));
    },
    meta: { quiet: true },
    gcTime: 0,
  });
}

export function useRemovePasskey() {
  const changed = useFactorsChanged();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/me/passkeys/{id}', { params: { path: { id } } }),
    meta: { quiet: true },
    onSuccess: changed,
  });
}
