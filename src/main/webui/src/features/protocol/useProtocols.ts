import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, once } from '@/lib/api/client';
import type { ProtocolVersionView } from '@/lib/api/schema';
import type { Json } from '@/lib/protocolDocument';

const PROTOCOLS = ['protocols'] as const;

/** The latest version of every protocol, drafts too. */
export function useProtocols() {
  return useQuery({ queryKey: [...PROTOCOLS], queryFn: async () => (await body(api.GET('/api/protocols'))).items });
}

/** Every version of a protocol, the latest first. */
export function useVersions(code: string) {
  return useQuery({
    queryKey: [...PROTOCOLS, code],
    queryFn: async () => (await body(api.GET('/api/protocols/{code}/versions', { params: { path: { code } } }))).items,
  });
}

/** The published version that a version stands in for: the latest published one before it. */
export function before(versions: ProtocolVersionView[], version: number): ProtocolVersionView | null {
  return versions.filter((one) => one.status === 'PUBLISHED' && one.version < version).sort((a, b) => b.version - a.version)[0] ?? null;
}

/** Whether a version is the one that sessions get now. */
export function inForce(versions: ProtocolVersionView[], { version, status }: ProtocolVersionView): boolean {
  return status === 'PUBLISHED' && !versions.some((other) => other.status === 'PUBLISHED' && other.version > version);
}

function useReload(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [...PROTOCOLS] });
}

/** Begins a draft from what is in force. */
export function useNewDraft(code: string, onMade: (draft: ProtocolVersionView) => void) {
  const reload = useReload();
  return useMutation({
    mutationFn: (key: string) =>
      body(api.POST('/api/protocols/{code}/versions', { params: { path: { code } }, headers: once(key), body: {} })),
    onSuccess: async (draft) => {
      await reload();
      onMade(draft);
    },
  });
}

export function useSaveDraft(draft: ProtocolVersionView, onSaved: (saved: ProtocolVersionView) => void) {
  const reload = useReload();
  return useMutation({
    mutationFn: (document: Json) =>
      body(
        api.PUT('/api/protocols/{code}/versions/{version}', {
          params: { path: { code: draft.code, version: draft.version }, header: { 'If-Match': `"${draft.revision}"` } },
          // the contract types the document as an object without known keys
          body: { document: document as Record<string, never> },
        }),
      ),
    onSuccess: async (saved) => {
      onSaved(saved);
      await reload();
    },
    meta: { quiet: true },
  });
}

export function usePublish(draft: ProtocolVersionView, onPublished: () => void) {
  const reload = useReload();
  return useMutation({
    mutationFn: (key: string) =>
      api.POST('/api/protocols/{code}/versions/{version}/publish', {
        params: { path: { code: draft.code, version: draft.version }, header: { 'If-Match': `"${draft.revision}"` } },
        headers: once(key),
      }),
    onSuccess: async () => {
      await reload();
      onPublished();
    },
    meta: { quiet: true },
  });
}
