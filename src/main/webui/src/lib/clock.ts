import { useSyncExternalStore } from 'react';

let offsetMillis = 0;
let offsetKnown = false;

/** The server's clock is the one that counts: a tablet's own may be minutes off. */
export function noteServerInstant(instant: string, roundTripMillis = 0): void {
  offsetMillis = Date.parse(instant) + roundTripMillis / 2 - Date.now();
  offsetKnown = true;
}

/** The `Date` header has whole seconds only, so it is taken where nothing better came and the clocks clearly differ. */
export function noteServerTime(header: string | null): void {
  if (!header || offsetKnown) {
    return;
  }
  const difference = Date.parse(header) + 500 - Date.now();
  offsetMillis = Math.abs(difference) > 2_000 ? difference : 0;
}

/** Now, by the server's clock, in milliseconds since the epoch. */
export function now(): number {
  return Date.now() + offsetMillis;
}

/** Now, by the server's clock, as an RFC 3339 instant. */
export function nowInstant(): string {
  return new Date(now()).toISOString();
}

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, 1_000);
  return () => clearInterval(timer);
}

/** Now to the second; the component is drawn again each second. Use it low in the tree. */
export function useNow(): number {
  return useSyncExternalStore(everySecond, () => Math.floor(now() / 1_000) * 1_000);
}

/** Now to the half minute: for what need not count seconds. */
export function useNowCoarse(): number {
  return useSyncExternalStore(everySecond, () => Math.floor(now() / 30_000) * 30_000);
}
