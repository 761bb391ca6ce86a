import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import type { ClosingReason, NewTime } from '@/lib/api/schema';
import { useChairs } from '@/lib/chairs';
import { liveKey, sessionKey } from '@/lib/live';
import { useClinic, useClinicSettings } from '@/lib/me';
import { useRosters } from '@/lib/roster';
import { useSessions } from '@/lib/sessions';
import { instantOf, plusDays } from '@/lib/time';

function useClosures(clinicId: string, from: string, to: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'closures', from, to),
    queryFn: () =>
      all((cursor) =>
        body(api.GET('/api/clinics/{id}/closures', { params: { path: { id: clinicId }, query: { from, to, cursor, limit: '200' } } })),
      ),
  });
}

/** What booked sessions of some days break, as the server judges it. */
export function useViolations(clinicId: string, from: string, to: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'violations', from, to),
    queryFn: () => body(api.GET('/api/clinics/{id}/violations', { params: { path: { id: clinicId }, query: { from, to } } })),
    refetchInterval: 60_000,
  });
}

/** All that the schedule of some days is drawn from. */
export function useScheduleOf(dates: string[]) {
  const clinic = useClinic();
  const first = dates[0] ?? '';
  const from = instantOf(first, '00:00', clinic.timeZone);
  const to = instantOf(plusDays(dates.at(-1) ?? first, 1), '00:00', clinic.timeZone);
  return {
    from,
    to,
    settings: useClinicSettings(clinic.id),
    chairs: useChairs(clinic.id),
    sessions: useSessions(clinic.id, from, to),
    closures: useClosures(clinic.id, from, to),
    rosters: useRosters(clinic.id, dates),
  };
}

/** Where this session could begin, by chair, as the server finds it; asked only while it is dragged. */
export function useFreeStarts(clinicId: string, session: string | undefined, from: string, to: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'free-starts', from, to, session),
    queryFn: () => body(api.GET('/api/clinics/{id}/availability', { params: { path: { id: clinicId }, query: { from, to, session } } })),
    enabled: session !== undefined,
    staleTime: 15_000,
    retry: false,
  });
}

export interface Move extends NewTime {
  sessionId: string;
}

function reschedule({ sessionId, ...time }: Move, key: string) {
  return body(api.POST('/api/sessions/{id}/reschedule', { params: { path: { id: sessionId } }, headers: once(key), body: time }));
}

/** What a move would do; asked again whenever what is wished changes, written never. */
export function useMovePreview(clinicId: string, move: Move | null) {
  return useQuery({
    queryKey: liveKey(clinicId, 'move', move),
    queryFn: () => reschedule({ ...(move as Move), preview: true }, crypto.randomUUID()),
    enabled: move !== null,
    staleTime: 0,
    retry: false,
  });
}

export function useMove(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ move, key }: { move: Move; key: string }) => reschedule(move, key),
    meta: { quiet: true },
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}

interface Closing {
  sessionId: string;
  verb: 'cancel' | 'no-show';
  why: ClosingReason;
  key: string;
}

/** Cancels a session or marks it as missed. */
export function useClosing(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ sessionId, verb, why, key }: Closing) =>
      api.POST(verb === 'cancel' ? '/api/sessions/{id}/cancel' : '/api/sessions/{id}/no-show', {
        params: { path: { id: sessionId } },
        headers: once(key),
        body: why,
      }),
    meta: { quiet: true },
    onSettled: (_answer, _error, { sessionId }) => {
      void queries.invalidateQueries({ queryKey: liveKey(clinicId) });
      void queries.invalidateQueries({ queryKey: sessionKey(sessionId) });
    },
  });
}
