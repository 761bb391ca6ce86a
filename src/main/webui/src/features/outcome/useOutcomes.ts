import { useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body } from '@/lib/api/client';
import { liveKey, sessionKey } from '@/lib/live';
import { useClinic } from '@/lib/me';
import type { SessionDose } from '@/ui/outcome/geometry';

export function useCourse(id: string) {
  return useQuery({ queryKey: ['course', id], queryFn: () => body(api.GET('/api/courses/{id}', { params: { path: { id } } })) });
}

/** Every outcome of a course. */
export function useOutcomes(courseId: string) {
  const clinic = useClinic();
  return useQuery({
    queryKey: liveKey(clinic.id, 'outcomes', courseId),
    queryFn: () => body(api.GET('/api/courses/{id}/outcomes', { params: { path: { id: courseId } } })),
  });
}

/** The course's sessions that have begun, the latest first: at them, pain is asked before and after. */
export function useCourseSessions(courseId: string, patientId: string | undefined) {
  const clinic = useClinic();
  return useQuery({
    queryKey: liveKey(clinic.id, 'course-sessions', courseId),
    queryFn: async () => {
      const sessions = await all((cursor) =>
        body(api.GET('/api/sessions', { params: { query: { patient: patientId, cursor, limit: '500' } } })),
      );
      const begun = sessions.filter((one) => one.courseId === courseId && !['BOOKED', 'CANCELLED', 'NO_SHOW'].includes(one.status));
      return begun.sort((a, b) => b.number - a.number);
    },
    enabled: patientId !== undefined,
  });
}

/** What was given in the course's sessions before its latest one; the latest is included once another has begun. */
export function useDoses(courseId: string, latestId: string | undefined): SessionDose[] {
  const { data } = useQuery({
    queryKey: sessionKey(latestId ?? ''),
    queryFn: () => body(api.GET('/api/sessions/{id}', { params: { path: { id: latestId ?? '' } } })),
    enabled: latestId !== undefined,
  });
  return (data?.earlierSessions ?? [])
    .filter((one) => one.courseId === courseId)
    .map(({ number, dosePerKgGiven }) => ({ number, perKg: dosePerKgGiven }));
}

export function useReload(courseId: string): () => Promise<void> {
  const clinic = useClinic();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: liveKey(clinic.id, 'outcomes', courseId) });
}
