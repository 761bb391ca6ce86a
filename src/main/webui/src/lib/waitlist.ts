import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, once } from './api/client';
import type { NewEntry } from './api/schema';
import { liveKey } from './live';

/** Puts a course, or one of its sessions, on the waitlist for an earlier place. */
export function useJoinWaitlist(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ entry, key }: { entry: NewEntry; key: string }) =>
      body(api.POST('/api/clinics/{id}/waitlist', { params: { path: { id: clinicId } }, headers: once(key), body: entry })),
    meta: { quiet: true },
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}
