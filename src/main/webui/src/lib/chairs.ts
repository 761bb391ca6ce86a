import { useQuery } from '@tanstack/react-query';
import { all, api, body } from './api/client';
import { liveKey } from './live';

/** Every chair of a clinic, in the order of their names; also those no longer in use. */
export function useChairs(clinicId: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'chairs'),
    queryFn: async () => {
      const chairs = await all((cursor) =>
        body(api.GET('/api/clinics/{id}/chairs', { params: { path: { id: clinicId }, query: { cursor, limit: '500' } } })),
      );
      return chairs.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    },
    staleTime: 60_000,
  });
}
