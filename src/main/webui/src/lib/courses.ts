import { useQuery } from '@tanstack/react-query';
import { all, api, body } from './api/client';
import { liveKey } from './live';

/** A course with its progress, which bookings and sessions change. */
export function useCourse(clinicId: string, id: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'course', id),
    queryFn: () => body(api.GET('/api/courses/{id}', { params: { path: { id } } })),
  });
}

/** A patient's courses. */
export function usePatientCourses(clinicId: string, patientId: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'courses', patientId),
    queryFn: () =>
      all((cursor) =>
        body(api.GET('/api/patients/{id}/courses', { params: { path: { id: patientId }, query: { cursor, limit: '100' } } })),
      ),
  });
}
