import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { api } from './api/client';
import { ME } from './me';
import { Refused } from './problem';

/** Everything that an event of this clinic may change has a query key that begins so. */
export function liveKey(clinicId: string, ...rest: unknown[]): unknown[] {
  return ['live', clinicId, ...rest];
}

/** A session as charted; an event that names it has it read again. */
export function sessionKey(id: string, ...rest: unknown[]): unknown[] {
  return ['session', id, ...rest];
}

/** Who entered another clinic. The event reaches the stream of every clinic, so that each admin sees it. */
export const GLASS = ['broken-glass'] as const;

export type LiveState = 'live' | 'connecting' | 'stale' | 'offline';

/** Longer than the server's heartbeat and the board's own poll. */
const STALE_AFTER_MILLIS = 25_000;
/** So long nothing was heard on a page that asks for nothing by itself. */
const QUIET_MILLIS = 15_000;
const GATHER_MILLIS = 250;
const RETRY_MILLIS = 3_000;

let connected = false;
let heardAt = 0;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) {
    listener();
  }
}

/** Called for whatever the server says, so that the age of the picture is known. */
export function heard(): void {
  heardAt = Date.now();
  tell();
}

function stateNow(): LiveState {
  if (!navigator.onLine) {
    return 'offline';
  }
  if (heardAt > 0 && Date.now() - heardAt > STALE_AFTER_MILLIS) {
    return 'stale';
  }
  return connected ? 'live' : 'connecting';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const timer = setInterval(listener, 1_000);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    clearInterval(timer);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** How fresh the data is. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, stateNow);
}

/** When the server was last heard, in the device's milliseconds since the epoch; 0 before the first word. */
export function useHeardAt(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(heardAt / 1_000) * 1_000);
}

interface Told {
  type: string;
  sessionId: string | null;
}

/** Reads again what the events of a short while touched, at once for the first of them. */
class Gatherer {
  private readonly sessions = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastAt = 0;

  constructor(
    private readonly queries: QueryClient,
    private readonly clinicId: string,
  ) {}

  take(event: Told): void {
    if (event.sessionId) {
      this.sessions.add(event.sessionId);
    }
    if (event.type === 'GlassBroken') {
      void this.queries.invalidateQueries({ queryKey: GLASS });
    }
    this.timer ??= setTimeout(() => this.read(), Math.max(0, this.lastAt + GATHER_MILLIS - Date.now()));
  }

  private read(): void {
    this.timer = undefined;
    this.lastAt = Date.now();
    void this.queries.invalidateQueries({ queryKey: liveKey(this.clinicId) });
    this.sessions.forEach((id) => void this.queries.invalidateQueries({ queryKey: sessionKey(id) }));
    this.sessions.clear();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/**
 * Keeps the clinic's event stream open while mounted. The browser resumes it with the last id it saw; what was open
 * before is read once, since events may have passed before the stream began.
 */
export function useLive(clinicId: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const gatherer = new Gatherer(queries, clinicId);
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource(`/api/clinics/${clinicId}/events`);
      source.onopen = () => {
        connected = true;
        heard();
        void queries.invalidateQueries({ queryKey: liveKey(clinicId) });
      };
      source.onmessage = (message: MessageEvent<string>) => {
        heard();
        gatherer.take(JSON.parse(message.data) as Told);
      };
      source.onerror = () => {
        connected = false;
        tell();
        if (source.readyState === EventSource.CLOSED) {
          void queries.invalidateQueries({ queryKey: ME });
          again = setTimeout(open, RETRY_MILLIS);
        }
      };
    };
    open();
    const ask = setInterval(() => {
      // the stream's own heartbeat never reaches the page
      if (!document.hidden && navigator.onLine && Date.now() - heardAt > QUIET_MILLIS) {
        api.GET('/api/me').then(heard, (failure) => failure instanceof Refused && void queries.invalidateQueries({ queryKey: ME }));
      }
    }, QUIET_MILLIS / 3);
    return () => {
      connected = false;
      clearInterval(ask);
      clearTimeout(again);
      gatherer.stop();
      source.close();
    };
  }, [clinicId, queries]);
}
