import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, once } from '@/lib/api/client';
import type { NewShift } from '@/lib/api/schema';
import { liveKey } from '@/lib/live';
import type { DayRoster } from '@/lib/roster';

function put(clinicId: string, { date, etag }: DayRoster, shifts: NewShift[]) {
  return api.PUT('/api/clinics/{id}/roster/{date}', {
    params: { path: { id: clinicId, date }, header: { 'If-Match': etag } },
    body: shifts,
  });
}

/** Writes a day's roster, unless somebody else has written it meanwhile. */
export function useWriteRoster(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ day, shifts }: { day: DayRoster; shifts: NewShift[] }) => put(clinicId, day, shifts),
    meta: { quiet: true },
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}

/** Writes each day as its model a week before; stops at the first refusal. Days whose model was never written stay. */
export function useCopyWeek(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (days: { day: DayRoster; model: DayRoster }[]) => {
      for (const { day, model } of days.filter((pair) => pair.model.written)) {
        await put(clinicId, day, model.shifts);
      }
    },
    meta: { quiet: true },
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}

/** Shares the day's sessions out again among its nurses. */
export function useAssign(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (date: string) =>
      body(api.POST('/api/clinics/{id}/roster/{date}/assign', { params: { path: { id: clinicId, date } }, headers: once() })),
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}
