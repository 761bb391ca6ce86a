import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, once } from '@/lib/api/client';
import type { PatientView } from '@/lib/api/schema';

/** The deaths recorded of a patient, retracted or not. */
export function useDeaths(id: string) {
  return useQuery({
    queryKey: ['patient-deaths', id],
    queryFn: () => body(api.GET('/api/patients/{id}/deaths', { params: { path: { id } } })),
  });
}

const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

export function useRecordDeath({ id, version }: PatientView) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ diedOn, key }: { diedOn: string | null; key: string }) =>
      body(
        api.POST('/api/patients/{id}/deaths', {
          params: { path: { id }, header: ifMatch(version) },
          headers: once(key),
          body: { diedOn },
        }),
      ),
    meta: { quiet: true },
    // the patient's sessions, courses and waitlist entries are other ones now
    onSuccess: () => queries.invalidateQueries(),
  });
}

export function useRetractDeath({ id, version }: PatientView) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ deathId, reason, key }: { deathId: string; reason: string; key: string }) =>
      body(
        api.POST('/api/patients/{id}/deaths/{deathId}/retract', {
          params: { path: { id, deathId }, header: ifMatch(version) },
          headers: once(key),
          body: { reason },
        }),
      ),
    meta: { quiet: true },
    onSuccess: () => queries.invalidateQueries(),
  });
}
