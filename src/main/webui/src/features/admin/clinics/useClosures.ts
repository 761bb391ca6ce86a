import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import type { NewClosure } from '@/lib/api/schema';
import { nowInstant } from '@/lib/clock';
import { liveKey } from '@/lib/live';

/** The closures that hold now or later, the earliest first. */
export function useClosures(clinicId: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'closures', 'coming'),
    queryFn: async () => {
      const from = nowInstant();
      const closures = await all((cursor) =>
        body(api.GET('/api/clinics/{id}/closures', { params: { path: { id: clinicId }, query: { from, cursor, limit: '500' } } })),
      );
      return closures.filter(({ withdrawnAt }) => !withdrawnAt).sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
    },
  });
}

export function useClose(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ closure, key }: { closure: NewClosure; key: string }) =>
      body(api.POST('/api/clinics/{id}/closures', { params: { path: { id: clinicId } }, headers: once(key), body: closure })),
    meta: { quiet: true },
    onSuccess: () => queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}

export function useWithdraw(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason, key }: { id: string; reason: string; key: string }) =>
      body(
        api.POST('/api/closures/{id}/withdraw', {
          params: { path: { id } },
          headers: once(key),
          body: reason.trim() ? { reason: reason.trim() } : {},
        }),
      ),
    meta: { quiet: true },
    onSettled: () => queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}
