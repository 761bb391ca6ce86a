import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { all, api, body, once } from '@/lib/api/client';
import type { NewWhatIf, ProtocolVersionView, WhatIfView } from '@/lib/api/schema';

const POLL_MILLIS = 1_000;

function keyOf({ code, version }: { code: string; version: number }): unknown[] {
  return ['what-ifs', code, version];
}

/** Whether an answer is still being worked out. */
export function underWay({ status }: WhatIfView): boolean {
  return status === 'QUEUED' || status === 'RUNNING';
}

/** What was asked about a version, the latest first. */
export function useQuestions({ code, version }: ProtocolVersionView) {
  return useQuery({
    queryKey: keyOf({ code, version }),
    queryFn: async () =>
      (await body(api.GET('/api/protocols/{code}/versions/{version}/what-ifs', { params: { path: { code, version } } }))).items,
  });
}

export function useAsk({ code, version }: ProtocolVersionView, onAsked: (id: string) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...wanted }: NewWhatIf & { key: string }) =>
      body(
        api.POST('/api/protocols/{code}/versions/{version}/what-ifs', {
          params: { path: { code, version } },
          headers: once(key),
          body: wanted,
        }),
      ),
    onSuccess: async ({ id }) => {
      onAsked(id);
      await queries.invalidateQueries({ queryKey: keyOf({ code, version }) });
    },
    meta: { quiet: true },
  });
}

/** A question and its answer, asked again each second until it is there. */
export function useWhatIf(id: string) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: ['what-if', id],
    queryFn: async () => {
      const whatIf = await body(api.GET('/api/what-ifs/{id}', { params: { path: { id } } }));
      if (!underWay(whatIf)) {
        void queries.invalidateQueries({ queryKey: keyOf({ code: whatIf.protocol, version: whatIf.version }) });
      }
      return whatIf;
    },
    refetchInterval: ({ state }) => (state.data && !underWay(state.data) ? false : POLL_MILLIS),
  });
}

export function useCancel(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST('/api/what-ifs/{id}/cancel', { params: { path: { id } }, headers: once(`cancel-${id}`) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['what-if', id] }),
  });
}

/** The sessions that would have been flagged differently. */
export function useDifferences(id: string) {
  return useQuery({
    queryKey: ['what-if', id, 'differences'],
    queryFn: () =>
      all((cursor) => body(api.GET('/api/what-ifs/{id}/differences', { params: { path: { id }, query: { cursor, limit: '200' } } }))),
  });
}
