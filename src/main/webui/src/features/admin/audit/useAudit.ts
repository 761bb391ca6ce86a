import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { api, body, once } from '@/lib/api/client';

export interface AuditSearch {
  from?: string;
  to?: string;
  actor?: string;
  patient?: string;
}

/** Calls, the newest first, some at a time. */
export function useAudit(search: AuditSearch) {
  return useInfiniteQuery({
    queryKey: ['audit', search],
    queryFn: ({ pageParam }) => body(api.GET('/api/audit', { params: { query: { ...search, limit: '50', cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
    gcTime: 0,
  });
}

/** Recomputes the chain. */
export function useVerify() {
  return useMutation({ mutationFn: () => body(api.GET('/api/audit/verify')), meta: { quiet: true } });
}

/** Patients whose name or MRN holds the text. */
export function useFoundPatients(q: string) {
  return useQuery({
    queryKey: ['patient-search', 'pick', q],
    queryFn: () => body(api.POST('/api/patients/search', { headers: once(), body: { q, limit: 20 } })),
    enabled: q.length > 1,
    gcTime: 0,
  });
}
