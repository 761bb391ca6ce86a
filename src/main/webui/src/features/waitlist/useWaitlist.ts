import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import { liveKey } from '@/lib/live';

export function useEntries(clinicId: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'waitlist'),
    queryFn: () =>
      all((cursor) => body(api.GET('/api/clinics/{id}/waitlist', { params: { path: { id: clinicId }, query: { cursor, limit: '200' } } }))),
  });
}

export function useOffers(clinicId: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'waitlist-offers'),
    queryFn: () =>
      all((cursor) =>
        body(api.GET('/api/clinics/{id}/waitlist-offers', { params: { path: { id: clinicId }, query: { cursor, limit: '200' } } })),
      ),
  });
}

/** Answers an offer on the patient's behalf. */
export function useAnswer(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, verb, key }: { id: string; verb: 'accept' | 'decline'; key: string }) =>
      api.POST(`/api/waitlist-offers/{id}/${verb}`, { params: { path: { id } }, headers: once(key) }),
    meta: { quiet: true },
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}

export function useWithdraw(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.POST('/api/waitlist/{id}/withdraw', { params: { path: { id } }, headers: once() }),
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}
