import { useQueries, useQuery } from '@tanstack/react-query';
import { api, body } from './api/client';
import type { PatientView } from './api/schema';

/** A patient's record has a query key that begins so. */
export function patientKey(id: string): unknown[] {
  return ['patient', id];
}

const record = (id: string) => ({
  queryKey: patientKey(id),
  queryFn: () => body(api.GET('/api/patients/{id}', { params: { path: { id } } })),
  staleTime: 30_000,
});

/** A patient's record. */
export function usePatient(id: string) {
  return useQuery<PatientView>(record(id));
}

/** Several patients' names by their ids. */
export function usePatientNames(ids: string[]): (id: string) => string | undefined {
  const unique = [...new Set(ids)];
  const found = useQueries({ queries: unique.map(record) });
  const names = new Map(found.flatMap(({ data }) => (data ? [[data.id, fullName(data)] as const] : [])));
  return (id) => names.get(id);
}

/** `Okafor, Ngozi`; of somebody with one name that name alone. */
export function fullName({ familyName, givenName }: { familyName: string; givenName: string | null }): string {
  return givenName ? `${familyName}, ${givenName}` : familyName;
}
