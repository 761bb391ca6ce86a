import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/lib/api/client';
import type { Threshold as ThresholdKind, ThresholdOverrideView } from '@/lib/api/schema';
import { type Json, type Threshold, thresholds } from '@/lib/protocolDocument';

/** Every limit ever set for the patient, the latest first. */
export function useLimits(patientId: string) {
  return useQuery({
    queryKey: ['patient', patientId, 'limits'],
    queryFn: async () => (await body(api.GET('/api/patients/{id}/threshold-overrides', { params: { path: { id: patientId } } }))).items,
  });
}

export function useReload(patientId: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['patient', patientId, 'limits'] });
}

/** The protocols that sessions of a clinic follow now. */
export function useInForce(clinicId: string) {
  return useQuery({
    queryKey: ['protocols-in-force', clinicId],
    queryFn: async () => (await body(api.GET('/api/clinics/{id}/protocols', { params: { path: { id: clinicId } } }))).items,
    staleTime: 60_000,
  });
}

/** Which of the server's thresholds a number in a rule is; null for what cannot be a patient's own. */
export function kindOf({ kind, measure, sign }: Pick<Threshold, 'kind' | 'measure' | 'sign'>): ThresholdKind | null {
  if (!sign) {
    return null;
  }
  switch (kind) {
    case 'at-least':
      return 'AT_LEAST';
    case 'at-most':
      return 'AT_MOST';
    case 'rise':
      return measure === 'PERCENT' ? 'RISE_PERCENT' : 'RISE_UNITS';
    case 'fall':
      return measure === 'PERCENT' ? 'FALL_PERCENT' : 'FALL_UNITS';
    default:
      return null;
  }
}

/** The name of a patient-specific limit, in terms of a protocol's threshold. */
export function asThreshold({ rule, severity, sign, threshold, value }: ThresholdOverrideView): Threshold {
  const [kind, measure] = {
    AT_LEAST: ['at-least', null],
    AT_MOST: ['at-most', null],
    RISE_PERCENT: ['rise', 'PERCENT'],
    RISE_UNITS: ['rise', 'UNITS'],
    FALL_PERCENT: ['fall', 'PERCENT'],
    FALL_UNITS: ['fall', 'UNITS'],
  }[threshold] as [string, string | null];
  return { path: [], rule, title: rule, severity, kind, sign, measure, value };
}

/** What of a protocol a patient may have otherwise: each threshold of a level once, as it is judged. */
export function replaceable(document: Json): Threshold[] {
  const seen = new Set<string>();
  return thresholds(document).filter((one) => {
    const kind = kindOf(one);
    const name = `${one.rule} ${one.severity} ${kind} ${one.sign}`;
    return kind !== null && !seen.has(name) && seen.add(name);
  });
}

/** Whether a limit counts now. */
export function counts({ revokedAt, expiresAt }: ThresholdOverrideView, now: number): boolean {
  return revokedAt === null && Date.parse(expiresAt) > now;
}
