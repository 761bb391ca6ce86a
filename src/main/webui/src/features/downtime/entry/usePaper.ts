import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, once } from '@/lib/api/client';
import type { NewSideEffect } from '@/lib/api/schema';
import { liveKey, sessionKey } from '@/lib/live';
import { useClinic } from '@/lib/me';

function useReload(sessionId: string) {
  const queries = useQueryClient();
  const { id } = useClinic();
  return () => Promise.all([sessionKey(sessionId), liveKey(id)].map((queryKey) => queries.invalidateQueries({ queryKey })));
}

/** Enters all rows of a paper chart, or none. */
export function useImport(sessionId: string) {
  const onSuccess = useReload(sessionId);
  return useMutation({
    mutationFn: ({ csv, key }: { csv: string; key: string }) =>
      body(
        api.POST('/api/sessions/{id}/observations/import', {
          params: { path: { id: sessionId } },
          headers: { ...once(key), 'Content-Type': 'text/csv' },
          body: csv,
          bodySerializer: (text) => text,
        }),
      ),
    meta: { quiet: true },
    onSuccess,
  });
}

/** A step of the infusion as on the paper. */
export type PaperStep =
  | { step: 'check-in' | 'finish'; at: string }
  | { step: 'start'; at: string; doseMg: number; confirmed: boolean; doseReason: string | null }
  | { step: 'rate'; at: string; mgPerHour: number; reason: string; confirmed: boolean; doseReason: string | null }
  | { step: 'stop'; at: string; reason: string };

function post(sessionId: string, written: PaperStep, key: string) {
  const target = { params: { path: { id: sessionId } }, headers: once(key) };
  const { at } = written;
  switch (written.step) {
    case 'check-in':
      return body(api.POST('/api/sessions/{id}/check-in', { ...target, body: { at } }));
    case 'finish':
      return body(api.POST('/api/sessions/{id}/finish', { ...target, body: { at } }));
    case 'stop':
      return body(api.POST('/api/sessions/{id}/stop', { ...target, body: { at, reason: written.reason } }));
    case 'start':
      return body(
        api.POST('/api/sessions/{id}/start', {
          ...target,
          body: { startedAt: at, doseMg: written.doseMg, confirmed: written.confirmed, doseReason: written.doseReason },
        }),
      );
    case 'rate':
      return body(
        api.POST('/api/sessions/{id}/rate', {
          ...target,
          body: { at, mgPerHour: written.mgPerHour, reason: written.reason, confirmed: written.confirmed, doseReason: written.doseReason },
        }),
      );
  }
}

export function useStep(sessionId: string) {
  const onSuccess = useReload(sessionId);
  return useMutation({
    mutationFn: ({ written, key }: { written: PaperStep; key: string }) => post(sessionId, written, key),
    meta: { quiet: true },
    onSuccess,
  });
}

export function useEnterEffect(sessionId: string) {
  const onSuccess = useReload(sessionId);
  return useMutation({
    mutationFn: ({ effect, key }: { effect: NewSideEffect; key: string }) =>
      body(api.POST('/api/sessions/{id}/side-effects', { params: { path: { id: sessionId } }, headers: once(key), body: effect })),
    meta: { quiet: true },
    onSuccess,
  });
}

export function useEffectTypes() {
  return useQuery({ queryKey: ['side-effect-types'], queryFn: () => body(api.GET('/api/side-effect-types')), staleTime: Infinity });
}
