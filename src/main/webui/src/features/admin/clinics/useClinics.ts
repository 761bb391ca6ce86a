import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import type { ChairChange, ChairView, ClinicChange, ClinicView, NewClinic } from '@/lib/api/schema';
import { liveKey } from '@/lib/live';
import { ME } from '@/lib/me';

const CLINICS = ['clinic-settings'];

/** The organization's clinics with their settings, by name. */
export function useAllClinics() {
  return useQuery({
    queryKey: CLINICS,
    queryFn: async () => {
      const clinics = await all((cursor) => body(api.GET('/api/clinics', { params: { query: { cursor, limit: '500' } } })));
      return clinics.sort((a, b) => a.name.localeCompare(b.name));
    },
  });
}

/** A clinic's settings as they are now. */
export function useOneClinic(id: string) {
  return useQuery<ClinicView>({
    queryKey: [...CLINICS, id],
    queryFn: () => body(api.GET('/api/clinics/{id}', { params: { path: { id } } })),
  });
}

/** What everybody knows of clinics is read again: names, hours and zones are on every page. */
function useReload() {
  const queries = useQueryClient();
  return (id: string) =>
    Promise.all([CLINICS, ME, ['clinics'], ['clinic', id], liveKey(id)].map((queryKey) => queries.invalidateQueries({ queryKey })));
}

export function useOpenClinic() {
  const reload = useReload();
  return useMutation({
    mutationFn: ({ clinic, key }: { clinic: NewClinic; key: string }) =>
      body(api.POST('/api/clinics', { headers: once(key), body: clinic })),
    meta: { quiet: true },
    onSuccess: ({ id }) => reload(id),
  });
}

export function useChangeClinic({ id, version }: ClinicView) {
  const reload = useReload();
  return useMutation({
    mutationFn: (change: ClinicChange) =>
      body(api.PATCH('/api/clinics/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: change })),
    meta: { quiet: true },
    onSuccess: () => reload(id),
  });
}

export function useSetUpChair(clinicId: string) {
  const reload = useReload();
  return useMutation({
    mutationFn: ({ name, key }: { name: string; key: string }) =>
      body(api.POST('/api/clinics/{id}/chairs', { params: { path: { id: clinicId } }, headers: once(key), body: { name } })),
    meta: { quiet: true },
    onSuccess: () => reload(clinicId),
  });
}

export function useChangeChair() {
  const reload = useReload();
  return useMutation({
    mutationFn: ({ chair, change }: { chair: ChairView; change: ChairChange }) =>
      body(
        api.PATCH('/api/chairs/{id}', { params: { path: { id: chair.id }, header: { 'If-Match': `"${chair.version}"` } }, body: change }),
      ),
    meta: { quiet: true },
    onSettled: (_changed, _error, { chair }) => reload(chair.clinicId),
  });
}
