import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { api } from './api/client';
import type { Shift } from './api/schema';
import { liveKey } from './live';

/** Who works on a day; `written` is false where nothing is known of it. */
export interface DayRoster {
  date: string;
  shifts: Shift[];
  etag: string;
  written: boolean;
}

/** The ETag of a day whose roster was never written. */
const NEVER_WRITTEN = '"0"';

async function fetchRoster(clinicId: string, date: string): Promise<DayRoster> {
  const { data, response } = await api.GET('/api/clinics/{id}/roster/{date}', { params: { path: { id: clinicId, date } } });
  const etag = response.headers.get('etag') ?? NEVER_WRITTEN;
  return { date, shifts: data ?? [], etag, written: etag !== NEVER_WRITTEN };
}

/** The rosters of some days. */
export function useRosters(clinicId: string, dates: string[]): UseQueryResult<DayRoster>[] {
  return useQueries({
    queries: dates.map((date) => ({
      queryKey: liveKey(clinicId, 'roster', date),
      queryFn: () => fetchRoster(clinicId, date),
      staleTime: 30_000,
    })),
  });
}
