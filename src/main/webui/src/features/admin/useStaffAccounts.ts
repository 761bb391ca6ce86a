import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import type { NewStaff, StaffChange, StaffView } from '@/lib/api/schema';
import { ME } from '@/lib/me';
import { STAFF_NAMES } from '@/lib/staff';

export const ACCOUNTS = ['staff-accounts'];
const GRANTS = ['grant-requests'];

/** Everybody with their accounts, by name. */
export function useStaffAccounts() {
  return useQuery({
    queryKey: ACCOUNTS,
    queryFn: async () => {
      const people = await all((cursor) => body(api.GET('/api/staff', { params: { query: { cursor, limit: '500' } } })));
      return people.sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name));
    },
  });
}

export function useTakeOn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ person, key }: { person: NewStaff; key: string }) => body(api.POST('/api/staff', { headers: once(key), body: person })),
    meta: { quiet: true },
    onSuccess: () => Promise.all([ACCOUNTS, STAFF_NAMES, GRANTS].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

/** Gives somebody a temporary password, and ends their sign-ins and PINs. */
export function useResetPassword() {
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/api/staff/{id}/password-reset', { params: { path: { id } } })),
    meta: { quiet: true },
    gcTime: 0,
  });
}

/** Ends somebody's sign-ins and PINs. */
export function useEndSignIns() {
  return useMutation({
    mutationFn: (id: string) => api.POST('/api/staff/{id}/sign-out-everywhere', { params: { path: { id } }, headers: once() }),
    meta: { quiet: true },
  });
}

/** Ends all second factors of somebody who lost them, with their sign-ins and PINs. */
export function useRemoveFactors() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/staff/{id}/second-factors', { params: { path: { id } } }),
    meta: { quiet: true },
    onSettled: () => queries.invalidateQueries({ queryKey: ACCOUNTS }),
  });
}

/** Asks the other admins to agree that this one resets somebody's access. */
export function useAskForReset() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/api/staff/{id}/access-reset-requests', { params: { path: { id } }, headers: once() })),
    meta: { quiet: true },
    onSuccess: () => queries.invalidateQueries({ queryKey: GRANTS }),
  });
}

/** Changes a person, unless somebody else has meanwhile. */
export function useChangeStaff() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ person, change }: { person: StaffView; change: StaffChange }) =>
      body(
        api.PATCH('/api/staff/{id}', { params: { path: { id: person.id }, header: { 'If-Match': `"${person.version}"` } }, body: change }),
      ),
    meta: { quiet: true },
    onSuccess: () => Promise.all([ACCOUNTS, STAFF_NAMES, GRANTS, ME].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}
