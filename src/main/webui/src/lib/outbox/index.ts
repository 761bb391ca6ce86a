import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ACTOR, fetchOrThrow } from '../api/client';
import { now } from '../clock';
import { Sender } from './sender';
import { type Entry, entries, type Kept } from './store';

export type { Outcome } from './sender';
export type { ChairMemory, Entry, Kept } from './store';

/** Longer than a slow answer, shorter than a nurse's patience with a dead network. */
const TIMEOUT_MILLIS = 8_000;
const RETRY_MILLIS = 5_000;

async function carry(entry: Entry): Promise<unknown> {
  const response = await fetchOrThrow(entry.path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': entry.key, [ACTOR]: entry.authorId },
    body: JSON.stringify(entry.body),
    signal: AbortSignal.timeout(TIMEOUT_MILLIS),
  });
  return response.json();
}

/** One tab of this device sends at a time. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('chairside-outbox', work) as Promise<T>;
}

export const outbox = new Sender(carry, alone);

export type NewEntry = Omit<Entry, 'key' | 'seq' | 'at' | 'problem'> & { at?: string };

/** An entry with its key and the time at which it happened, which is now unless it is said. */
export function entry({ at = new Date(now()).toISOString(), ...rest }: NewEntry): Entry {
  return { ...rest, at, key: crypto.randomUUID() };
}

/** All unsent entries of this device, by any author. */
export function useOutbox(): Kept[] {
  const queries = useQueryClient();
  useEffect(() => outbox.whenChanged(() => void queries.invalidateQueries({ queryKey: ['outbox'] })), [queries]);
  const { data } = useQuery({ queryKey: ['outbox'], queryFn: entries, staleTime: 0 });
  return data ?? [];
}

/** Tries again for as long as anything waits: when the network returns, when the tab is looked at, and every few seconds. */
export function useSending(authorId: string): void {
  useEffect(() => {
    outbox.signedIn(authorId);
    const flush = () => void outbox.flush();
    const timer = setInterval(flush, RETRY_MILLIS);
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      outbox.signedIn(null);
      clearInterval(timer);
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [authorId]);
}
