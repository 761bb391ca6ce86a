import { useQuery } from '@tanstack/react-query';
import { all, api, body } from './api/client';
import type { StaffName } from './api/schema';

export const STAFF_NAMES = ['staff-names'];

/** Everybody who works here or did, by name. */
export function useStaff() {
  return useQuery<StaffName[]>({
    queryKey: STAFF_NAMES,
    queryFn: async () => {
      const people = await all((cursor) => body(api.GET('/api/staff/names', { params: { query: { cursor, limit: '500' } } })));
      return people.sort((a, b) => a.name.localeCompare(b.name));
    },
    staleTime: 300_000,
    retry: false,
  });
}

/** The names of colleagues by their id: who charted, who acknowledged. */
export function useStaffNames(): (id: string | null | undefined) => string | undefined {
  const { data } = useStaff();
  return (id) => data?.find((person) => person.id === id)?.name;
}
