import { useQuery } from '@tanstack/react-query';
import { api, body } from '@/lib/api/client';
import { heard, sessionKey } from '@/lib/live';

/** A session as charted. Events that name it have it read anew; the poll brings what time alone changes. */
export function useSession(id: string) {
  return useQuery({
    queryKey: sessionKey(id),
    queryFn: async () => {
      const session = await body(api.GET('/api/sessions/{id}', { params: { path: { id } } }));
      heard();
      return session;
    },
    refetchInterval: 20_000,
  });
}
