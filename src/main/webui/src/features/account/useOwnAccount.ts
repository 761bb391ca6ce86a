import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body } from '@/lib/api/client';
import type { NewPassword } from '@/lib/api/schema';
import { ME } from '@/lib/me';

const SIGN_INS = ['sign-ins'];

/** Changes one's own password. The other sign-ins and the PINs on devices end. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (passwords: NewPassword) => api.POST('/api/me/password', { body: passwords }),
    meta: { quiet: true },
    gcTime: 0,
    onSuccess: () => Promise.all([ME, SIGN_INS, ['device']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

/** One's own sign-ins that have not ended, the newest first. */
export function useSignIns() {
  return useQuery({
    queryKey: SIGN_INS,
    queryFn: async () =>
      (await all((cursor) => body(api.GET('/api/me/sign-ins', { params: { query: { cursor, limit: '500' } } })))).reverse(),
    staleTime: 0,
  });
}
