import { useQueries, useQuery } from '@tanstack/react-query';
import { api, body } from '@/lib/api/client';
import type { ProtocolVersionView, SessionView } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import { liveKey } from '@/lib/live';
import { useClinic } from '@/lib/me';
import { stands, useSessions, useSessionViews } from '@/lib/sessions';
import { instantOf, localDate, plusDays } from '@/lib/time';

/** One session with what a paper chart of it needs. */
export interface Charted {
  session: SessionView;
  /** The protocol by which it is watched; null where it could not be read. */
  protocol: ProtocolVersionView | null;
}

function useProtocols(clinicId: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'protocols'),
    queryFn: () => body(api.GET('/api/clinics/{id}/protocols', { params: { path: { id: clinicId } } })),
    staleTime: 300_000,
  });
}

/** Which protocol each course goes by. */
function useProtocolCodes(clinicId: string, courseIds: string[]): Map<string, string> {
  const found = useQueries({
    queries: [...new Set(courseIds)].map((id) => ({
      queryKey: liveKey(clinicId, 'course', id),
      queryFn: () => body(api.GET('/api/courses/{id}', { params: { path: { id } } })),
      staleTime: 300_000,
    })),
  });
  return new Map(found.flatMap(({ data }) => (data ? [[data.id, data.protocol] as const] : [])));
}

/** All that the pack needs of today, by the clinic's own clock. */
export function usePack() {
  const { id: clinicId, timeZone } = useClinic();
  const today = localDate(useNowCoarse(), timeZone);
  const sessions = useSessions(clinicId, instantOf(today, '00:00', timeZone), instantOf(plusDays(today, 1), '00:00', timeZone));
  const coming = (sessions.data ?? []).filter(stands);
  const views = useSessionViews(coming.map(({ id }) => id));
  const codes = useProtocolCodes(
    clinicId,
    coming.map(({ courseId }) => courseId),
  );
  const protocols = useProtocols(clinicId);
  const board = useQuery({
    queryKey: liveKey(clinicId, 'board'),
    queryFn: () => body(api.GET('/api/clinics/{id}/board', { params: { path: { id: clinicId } } })),
  });
  const charted = coming.flatMap(({ id, courseId }): Charted[] => {
    const session = views.get(id);
    const code = session?.protocol?.code ?? codes.get(courseId);
    return session ? [{ session, protocol: protocols.data?.items.find((one) => one.code === code) ?? null }] : [];
  });
  const complete =
    sessions.data !== undefined &&
    charted.length === coming.length &&
    !protocols.isPending &&
    codes.size === new Set(coming.map(({ courseId }) => courseId)).size;
  return { today, sessions, board, charted, complete };
}
