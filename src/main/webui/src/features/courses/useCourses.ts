import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, once } from '@/lib/api/client';
import type { NewCourse, NewProposals, NewRevision, PlacedSession, SessionSummary } from '@/lib/api/schema';
import { liveKey, sessionKey } from '@/lib/live';

const HOLD_POLL_MILLIS = 10_000;

export type CourseVerb = 'hold' | 'release' | 'cancel';

/** Holds, releases or cancels a course. */
export function useCourseVerb(clinicId: string, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, reason, key }: { verb: CourseVerb; reason: string; key: string }) =>
      body(api.POST(`/api/courses/{id}/${verb}`, { params: { path: { id } }, headers: once(key), body: { reason } })),
    meta: { quiet: true },
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}

/** Changes what a course orders; the version is the one that the form started from. */
export function useReviseCourse(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, revision, key }: { id: string; version: number; revision: NewRevision; key: string }) =>
      body(
        api.POST('/api/courses/{id}/revisions', {
          params: { path: { id }, header: { 'If-Match': `"${version}"` } },
          headers: once(key),
          body: revision,
        }),
      ),
    meta: { quiet: true },
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}

export function useOrderCourse(clinicId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ course, key }: { course: NewCourse; key: string }) =>
      body(api.POST('/api/courses', { headers: once(key), body: course })),
    meta: { quiet: true },
    onSuccess: () => queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}

export function useOutcomes(clinicId: string, id: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'outcomes', id),
    queryFn: () => body(api.GET('/api/courses/{id}/outcomes', { params: { path: { id } } })),
  });
}

export interface DoseGiven {
  sessionId: string;
  number: number;
  at: string;
  mg: number;
}

/** What was given in each session of a course: the last one includes itself and those before it. */
export function useDoses(courseId: string, sessions: SessionSummary[]) {
  const last = sessions.filter(({ startedAt }) => startedAt !== null).at(-1);
  return useQuery({
    queryKey: sessionKey(last?.id ?? '', 'doses'),
    enabled: last !== undefined,
    queryFn: async (): Promise<DoseGiven[]> => {
      const session = await body(api.GET('/api/sessions/{id}', { params: { path: { id: last?.id ?? '' } } }));
      const before = session.earlierSessions
        .filter((earlier) => earlier.courseId === courseId)
        .map(({ sessionId, number, startedAt, deliveredMg }) => ({ sessionId, number, at: startedAt, mg: deliveredMg }));
      const own = session.infusion
        ? [{ sessionId: session.id, number: session.number, at: session.infusion.startedAt, mg: session.infusion.deliveredMg }]
        : [];
      return [...before, ...own].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    },
  });
}

/** Series that break no rule. They are asked for by hand, since finding them takes a while. */
export function useProposals(courseId: string) {
  return useMutation({
    mutationFn: (wanted: NewProposals) =>
      body(api.POST('/api/courses/{id}/proposals', { params: { path: { id: courseId } }, headers: once(), body: wanted })),
    meta: { quiet: true },
  });
}

const placesOf = (sessions: PlacedSession[]) =>
  sessions.filter(({ sessionId }) => sessionId === null).map(({ start, end, chairId }) => ({ start, end, chairId }));

export function useHold(clinicId: string, courseId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ sessions, key }: { sessions: PlacedSession[]; key: string }) =>
      body(
        api.POST('/api/courses/{id}/holds', {
          params: { path: { id: courseId } },
          headers: once(key),
          body: { sessions: placesOf(sessions) },
        }),
      ),
    meta: { quiet: true },
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}

/** Whether a hold is still active; assumed until known otherwise. */
export function useIsKept(clinicId: string, id: string, enabled: boolean): boolean {
  const hold = useQuery({
    queryKey: liveKey(clinicId, 'hold', id),
    queryFn: () => body(api.GET('/api/holds/{id}', { params: { path: { id } } })),
    enabled,
    refetchInterval: HOLD_POLL_MILLIS,
  });
  return !hold.data?.releasedAt;
}

export function useReleaseHold() {
  return useMutation({
    mutationFn: (id: string) => api.POST('/api/holds/{id}/release', { params: { path: { id } }, headers: once() }),
  });
}

interface Booking {
  sessions: PlacedSession[];
  /** Books what is held instead. */
  holdId: string | null;
  key: string;
}

export function useBook(clinicId: string, courseId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ sessions, holdId, key }: Booking) =>
      body(
        api.POST('/api/courses/{id}/bookings', {
          params: { path: { id: courseId } },
          headers: once(key),
          body: holdId ? { holdId } : { sessions: placesOf(sessions) },
        }),
      ),
    meta: { quiet: true },
    onSettled: () => void queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}
