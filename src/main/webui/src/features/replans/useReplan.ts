import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, once } from '@/lib/api/client';
import { liveKey } from '@/lib/live';

/** Proposes the smallest moves that fix some days; writes nothing else. */
export function usePropose(clinicId: string) {
  return useMutation({
    mutationFn: ({ from, until, key }: { from: string; until: string; key: string }) =>
      body(
        api.POST('/api/clinics/{id}/replans', {
          params: { path: { id: clinicId } },
          headers: once(key),
          body: { from: from || null, until: until || null },
        }),
      ),
    meta: { quiet: true },
  });
}

/** Applies a re-plan as a whole or not at all. */
export function useApply(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/api/replans/{id}/apply', { params: { path: { id } }, headers: once(`apply-${id}`) })),
    meta: { quiet: true },
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}
