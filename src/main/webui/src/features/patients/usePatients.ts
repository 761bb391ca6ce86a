import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import type { NewPatient, PatientChange } from '@/lib/api/schema';
import { liveKey } from '@/lib/live';
import { patientKey } from '@/lib/patients';

/** Patients whose name or MRN holds the text. It travels in a body, never in an address. */
export function usePatientSearch(q: string) {
  return useInfiniteQuery({
    queryKey: ['patient-search', q],
    queryFn: ({ pageParam }) => body(api.POST('/api/patients/search', { headers: once(), body: { q, limit: 25, cursor: pageParam } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
    gcTime: 0,
  });
}

export function useSideEffectHistory(clinicId: string, patientId: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'side-effects', patientId),
    queryFn: () =>
      all((cursor) =>
        body(api.GET('/api/patients/{id}/side-effects', { params: { path: { id: patientId }, query: { cursor, limit: '100' } } })),
      ),
  });
}

export function useRegister() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ patient, key }: { patient: NewPatient; key: string }) =>
      body(api.POST('/api/patients', { headers: once(key), body: patient })),
    meta: { quiet: true },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['patient-search'] }),
  });
}

export function useChangePatient(id: string, version: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: PatientChange) =>
      body(api.PATCH('/api/patients/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: change })),
    meta: { quiet: true },
    onSuccess: (changed) => {
      queries.setQueryData(patientKey(id), changed);
      return queries.invalidateQueries({ queryKey: ['patient-search'] });
    },
  });
}
