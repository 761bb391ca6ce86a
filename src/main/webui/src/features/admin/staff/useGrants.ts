import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import type { OrganizationChange, OrganizationView } from '@/lib/api/schema';
import { ACCOUNTS } from '../useStaffAccounts';

const GRANTS = ['grant-requests'];
const ORGANIZATION = ['organization'];

/** What waits for a second admin. */
export function useGrants() {
  return useQuery({
    queryKey: GRANTS,
    queryFn: () => all((cursor) => body(api.GET('/api/grant-requests', { params: { query: { cursor, limit: '500' } } }))),
  });
}

/** Approves or refuses what waits. */
export function useDecideGrant() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, approve }: { id: string; approve: boolean }) => {
      const options = { params: { path: { id } }, headers: once() };
      return body(approve ? api.POST('/api/grant-requests/{id}/approve', options) : api.POST('/api/grant-requests/{id}/refuse', options));
    },
    meta: { quiet: true },
    onSettled: () => Promise.all([GRANTS, ACCOUNTS, ORGANIZATION].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

/** How careful the organization is with rights. */
export function useOrganization() {
  return useQuery({ queryKey: ORGANIZATION, queryFn: () => body(api.GET('/api/organization')) });
}

export function useChangeOrganization() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ organization, change }: { organization: OrganizationView; change: OrganizationChange }) =>
      body(api.PATCH('/api/organization', { params: { header: { 'If-Match': `"${organization.version}"` } }, body: change })),
    meta: { quiet: true },
    onSuccess: () => Promise.all([GRANTS, ORGANIZATION].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}
