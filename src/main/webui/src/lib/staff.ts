import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { all, api, body } from './api/client';
import type { StaffName } from './api/schema';

export const STAFF_NAMES = ['staff-names'];

/** Everybody who works here or did, and every machine, by name. */
export function useAuthors() {
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

/** The same without machines: whom one can assign. */
export function useStaff(): StaffName[] {
  return useAuthors().data?.filter(({ machine }) => !machine) ?? [];
}

/** The names of colleagues and machines by their id: who charted, who acknowledged. */
export function useStaffNames(): (id: string | null | undefined) => string | undefined {
  const { t } = useTranslation();
  const { data } = useAuthors();
  return (id) => {
    const author = data?.find((one) => one.id === id);
    return author?.machine ? t('machine', { name: author.name }) : author?.name;
  };
}
