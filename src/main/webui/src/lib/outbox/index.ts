import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ACTOR, api, body, fetchOrThrow } from '../api/client';
import { now } from '../clock';
import { Refused } from '../problem';
import { Sender } from './sender';
import type { Entry, Kept, Waiting } from './entry';
import { lock, sealWhatWaits, waiting } from './store';
import * as vault from './vault';

export type { Outcome } from './sender';
export type { ChairMemory, Closed, Entry, Kept } from './entry';

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

const NOTHING: Waiting = { entries: [], closed: [] };

/** What waits on this device: the person's own entries, and that there are others. */
export function useWaiting(): Waiting {
  const queries = useQueryClient();
  useEffect(() => outbox.whenChanged(() => void queries.invalidateQueries({ queryKey: ['outbox'] })), [queries]);
  const { data } = useQuery({ queryKey: ['outbox'], queryFn: waiting, staleTime: 0 });
  return data ?? NOTHING;
}

/** The unsent entries of the person who is signed in. */
export function useOutbox(): Kept[] {
  return useWaiting().entries;
}

/** For whom the installation gives no key: it is not asked again and again. */
let keyless: string | null = null;
let asking: Promise<void> | null = null;

/** Has the person's key, of before a reload or from the server, and seals what waited for it. */
async function fetchKey(person: string): Promise<void> {
  await vault.recall();
  if (vault.owner() !== person) {
    if (vault.owner()) {
      lock();
    }
    const moment = vault.moment();
    const query = { store: vault.storeId() };
    const signal = AbortSignal.timeout(TIMEOUT_MILLIS);
    const { key } = await body(api.GET('/api/me/offline-key', { params: { query }, signal }));
    await vault.hold(person, key, moment);
  }
  await sealWhatWaits();
  outbox.changed();
}

function unlock(person: string): void {
  if (vault.owner() === person || keyless === person || asking) {
    return;
  }
  asking = fetchKey(person)
    .then(() => outbox.flush())
    .catch((failure: unknown) => {
      keyless = failure instanceof Refused && failure.status === 409 ? person : null;
    })
    .finally(() => {
      asking = null;
    });
}

/** Tries again for as long as anything waits: when the network returns, when the tab is looked at, and every few seconds. */
export function useSending(authorId: string): void {
  useEffect(() => {
    outbox.signedIn(authorId);
    unlock(authorId);
    const flush = () => {
      unlock(authorId);
      void outbox.flush();
    };
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
