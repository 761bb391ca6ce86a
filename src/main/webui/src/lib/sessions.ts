import { useQueries, useQuery } from '@tanstack/react-query';
import { all, api, body } from './api/client';
import type { SessionSummary, SessionView } from './api/schema';
import { liveKey, sessionKey } from './live';

interface Selection {
  from?: string;
  to?: string;
  patient?: string;
}

const earliestFirst = (a: SessionSummary, b: SessionSummary) => Date.parse(a.start) - Date.parse(b.start);

function fetchSessions(clinicId: string | undefined, { from, to, patient }: Selection): Promise<SessionSummary[]> {
  return all((cursor) =>
    body(api.GET('/api/sessions', { params: { query: { clinic: clinicId, from, to, patient, cursor, limit: '500' } } })),
  );
}

/** A clinic's sessions of some time, earliest first. */
export function useSessions(clinicId: string, from: string, to: string) {
  return useQuery({
    queryKey: liveKey(clinicId, 'sessions', from, to),
    queryFn: async () => (await fetchSessions(clinicId, { from, to })).sort(earliestFirst),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}

/** A patient's sessions of every course and clinic, earliest first. */
export function usePatientSessions(clinicId: string, patientId: string | undefined) {
  return useQuery({
    queryKey: liveKey(clinicId, 'patient-sessions', patientId),
    queryFn: async () => (await fetchSessions(undefined, { patient: patientId })).sort(earliestFirst),
    enabled: patientId !== undefined,
  });
}

/** Whether a session is active: neither canceled nor missed. */
export function stands({ status }: Pick<SessionSummary, 'status'>): boolean {
  return status !== 'CANCELLED' && status !== 'NO_SHOW';
}

/** Several sessions as charted, by their ids; those that are not read yet are missing. */
export function useSessionViews(ids: string[]): Map<string, SessionView> {
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: sessionKey(id),
      queryFn: () => body(api.GET('/api/sessions/{id}', { params: { path: { id } } })),
      staleTime: 60_000,
    })),
  });
  return new Map(found.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
}
