import { useQuery } from '@tanstack/react-query';
import { all, api, body } from './api/client';
import { liveKey } from './live';

const POLL_MILLIS = 20_000;

/** The clinic's flags that belong to no session, such as from a questionnaire at home, and that no clinician has resolved. */
export function useCourseFlags(clinicId: string, enabled = true) {
  return useQuery({
    queryKey: liveKey(clinicId, 'course-flags'),
    queryFn: async () => {
      const flags = await all((cursor) =>
        body(api.GET('/api/flags', { params: { query: { clinic: clinicId, status: 'OPEN,ACKNOWLEDGED', cursor, limit: '200' } } })),
      );
      return flags.filter(({ sessionId }) => sessionId === null);
    },
    enabled,
    refetchInterval: POLL_MILLIS,
  });
}
