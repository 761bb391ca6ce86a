import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import type { NewToken } from '@/lib/api/schema';

const TOKENS = ['api-tokens'];

/** The organization's tokens, the newest first; ended ones, too. */
export function useTokens() {
  return useQuery({
    queryKey: TOKENS,
    queryFn: async () => (await all((cursor) => body(api.GET('/api/tokens', { params: { query: { cursor, limit: '500' } } })))).reverse(),
  });
}

export function useMakeToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ token, key }: { token: NewToken; key: string }) => body(api.POST('/api/tokens', { headers: once(key), body: token })),
    meta: { quiet: true },
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: TOKENS }),
  });
}

export function useRevokeToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.POST('/api/tokens/{id}/revoke', { params: { path: { id } }, headers: once() }),
    meta: { quiet: true },
    onSettled: () => queries.invalidateQueries({ queryKey: TOKENS }),
  });
}
