import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, once } from '@/lib/api/client';
import { noteServerInstant } from '@/lib/clock';
import { heard, liveKey } from '@/lib/live';

/** A poll beside the event stream: what only time changes, and what a broken stream would miss. */
const POLL_MILLIS = 10_000;

/** The board of a clinic, kept up to date. */
export function useBoard(clinicId: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'board'),
    queryFn: async () => {
      const asked = Date.now();
      const board = await body(api.GET('/api/clinics/{id}/board', { params: { path: { id: clinicId } } }));
      noteServerInstant(board.at, Date.now() - asked);
      heard();
      return board;
    },
    refetchInterval: POLL_MILLIS,
  });
}

/** Acknowledges a flag. */
export function useAcknowledge(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (flagId: string) => api.POST('/api/flags/{id}/acknowledge', { params: { path: { id: flagId } }, headers: once() }),
    onSettled: () => queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}
