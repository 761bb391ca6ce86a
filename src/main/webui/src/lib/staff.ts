import { useQuery } from '@tanstack/react-query';
import { api, body } from './api/client';

/** The names of colleagues by their id: who charted, who acknowledged. */
export function useStaffNames(): (id: string | null | undefined) => string | undefined {
  const { data } = useQuery({
    queryKey: ['staff-names'],
    queryFn: () => body(api.GET('/api/staff/names')),
    staleTime: 300_000,
    retry: false,
  });
  return (id) => data?.items.find((person) => person.id === id)?.name;
}
