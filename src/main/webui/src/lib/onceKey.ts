import { useMemo } from 'react';

/** A key for what is to be done once: the same for as long as these values say the same, so that a repeated click changes nothing. */
export function useOnceKey(values: unknown): string {
  const said = JSON.stringify(values);
  return useMemo(() => (said === undefined ? '' : crypto.randomUUID()), [said]);
}
