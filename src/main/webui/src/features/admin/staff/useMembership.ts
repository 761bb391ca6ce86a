import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/lib/api/client';
import type { NewStaffClinics } from '@/lib/api/schema';
import { GLASS } from '@/lib/live';
import { ACCOUNTS } from '../useStaffAccounts';

const membership = (id: string) => ['staff-clinics', id];

/** In which clinics a person works. */
export function useStaffClinics(id: string) {
  return useQuery({
    queryKey: membership(id),
    queryFn: () => body(api.GET('/api/staff/{id}/clinics', { params: { path: { id } } })),
  });
}

export function usePutStaffClinics(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...clinics }: NewStaffClinics & { version: number }) =>
      body(api.PUT('/api/staff/{id}/clinics', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: clinics })),
    meta: { quiet: true },
    // the account has a new version, too
    onSuccess: () => Promise.all([membership(id), ACCOUNTS].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

/** Who entered another clinic lately, the newest first. */
export function useBrokenGlass() {
  return useQuery({
    queryKey: GLASS,
    queryFn: async () => (await body(api.GET('/api/broken-glass', { params: { query: { limit: '20' } } }))).items,
  });
}

/** Ends somebody's access to another clinic before its time. */
export function useEndGlass() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/api/broken-glass/{id}/end', { params: { path: { id } } })),
    meta: { quiet: true },
    onSettled: () => queries.invalidateQueries({ queryKey: GLASS }),
  });
}

/** The admin has seen it. */
export function useSeeGlass() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/api/broken-glass/{id}/seen', { params: { path: { id } } })),
    meta: { quiet: true },
    onSettled: () => queries.invalidateQueries({ queryKey: GLASS }),
  });
}
