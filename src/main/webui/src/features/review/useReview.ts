import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import type { WaitingSession } from '@/lib/api/schema';
import { now } from '@/lib/clock';
import { liveKey, sessionKey } from '@/lib/live';

const POLL_MILLIS = 20_000;
const LOOK_BACK_MILLIS = 14 * 86_400_000;

/** The sessions that wait, in the server's order: by risk and age. */
export function useQueue(clinicId: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'reviews'),
    queryFn: () => all((cursor) => body(api.GET('/api/reviews', { params: { query: { clinic: clinicId, cursor, limit: '200' } } }))),
    refetchInterval: POLL_MILLIS,
  });
}

/** Everything reviewed before signing. */
export function useReview(sessionId: string) {
  return useQuery({
    queryKey: sessionKey(sessionId, 'review'),
    queryFn: () => body(api.GET('/api/sessions/{id}/review', { params: { path: { id: sessionId } } })),
    refetchInterval: POLL_MILLIS,
  });
}

/** When a session of the last days was signed last; null for none. */
export function useLastSigned(clinicId: string, enabled: boolean) {
  return useQuery({
    queryKey: liveKey(clinicId, 'last-signed'),
    queryFn: async () => {
      const from = new Date(now() - LOOK_BACK_MILLIS).toISOString();
      const sessions = await all((cursor) =>
        body(api.GET('/api/sessions', { params: { query: { clinic: clinicId, status: 'DISCHARGED', from, cursor, limit: '500' } } })),
      );
      return sessions.reduce<string | null>(
        (last, { signedOffAt }) => (signedOffAt && (!last || signedOffAt > last) ? signedOffAt : last),
        null,
      );
    },
    enabled,
  });
}

/** Reads the session and the queue again. */
export function useReload(clinicId: string, sessionId: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: sessionKey(sessionId) }),
      queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
    ]);
  };
}

/** Takes a signed session off the queue before the server is asked again. */
export function useTakeOff(clinicId: string): (sessionId: string) => void {
  const queries = useQueryClient();
  return (sessionId) => {
    queries.setQueryData<WaitingSession[]>(liveKey(clinicId, 'reviews'), (queue) =>
      queue?.filter(({ session }) => session.id !== sessionId),
    );
  };
}

/** Acknowledges flags. */
export function useAcknowledge(clinicId: string, sessionId: string) {
  const reload = useReload(clinicId, sessionId);
  return useMutation({
    mutationFn: async (flagIds: string[]) => {
      for (const id of flagIds) {
        await api.POST('/api/flags/{id}/acknowledge', { params: { path: { id } }, headers: once() });
      }
    },
    onSettled: reload,
  });
}
