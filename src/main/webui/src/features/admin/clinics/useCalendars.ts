import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import type { NewCalendarToken } from '@/lib/api/schema';

const calendarsOf = (clinicId: string) => ['calendar-tokens', clinicId];

/** A clinic's calendar feeds, the newest first. */
export function useCalendars(clinicId: string) {
  return useQuery({
    queryKey: calendarsOf(clinicId),
    queryFn: async () => {
      const feeds = await all((cursor) =>
        body(api.GET('/api/clinics/{id}/calendar-tokens', { params: { path: { id: clinicId }, query: { cursor, limit: '500' } } })),
      );
      return feeds.reverse();
    },
  });
}

export function useMakeCalendar(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ feed, key }: { feed: NewCalendarToken; key: string }) =>
      body(api.POST('/api/clinics/{id}/calendar-tokens', { params: { path: { id: clinicId } }, headers: once(key), body: feed })),
    meta: { quiet: true },
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: calendarsOf(clinicId) }),
  });
}

export function useRevokeCalendar(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/api/calendar-tokens/{id}/revoke', { params: { path: { id } }, headers: once() })),
    meta: { quiet: true },
    onSettled: () => queries.invalidateQueries({ queryKey: calendarsOf(clinicId) }),
  });
}
