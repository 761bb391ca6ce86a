import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, once } from '@/lib/api/client';
import type { NewMerge } from '@/lib/api/schema';

/** The merges that concern a patient, undone or not. */
export function useMerges(id: string) {
  return useQuery({
    queryKey: ['patient-merges', id],
    queryFn: () => body(api.GET('/api/patients/{id}/merges', { params: { path: { id } } })),
  });
}

export function useMerge(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ merge, key }: { merge: NewMerge; key: string }) =>
      body(api.POST('/api/patients/{id}/merges', { params: { path: { id } }, headers: once(key), body: merge })),
    meta: { quiet: true },
    // courses, sessions and limits of both records are other ones now
    onSuccess: () => queries.invalidateQueries(),
  });
}

export function useUndoMerge(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ mergeId, reason, key }: { mergeId: string; reason: string; key: string }) =>
      body(
        api.POST('/api/patients/{id}/merges/{mergeId}/undo', {
          params: { path: { id, mergeId } },
          headers: once(key),
          body: { reason },
        }),
      ),
    meta: { quiet: true },
    onSuccess: () => queries.invalidateQueries(),
  });
}
