import { useMemo } from 'react';

/** A key for what is to be done once: the same for as long as these values are, so that a repeated click changes nothing. */
export function useOnceKey(values: unknown): string {
  return useMemo(() => (values === undefined ? '' : crypto.randomUUID()), [values]);
}
