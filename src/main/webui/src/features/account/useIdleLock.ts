import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { api, body } from '@/lib/api/client';
import { useLiveState } from '@/lib/live';
import { locks, useMe } from '@/lib/me';
import { forgetWho } from '@/lib/outbox/store';
import { refusal } from '@/ui/notice';
import { useLeftAlone } from './useLeftAlone';

/** Without anybody's touch for so long, a tablet that has a PIN locks itself. */
export const IDLE_MINUTES = 5;

/** Ends the sign-in on the server; the PINs stay, and losing the network does not open the tablet again. */
function useLocking(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await api.POST('/api/auth/lock');
    await forgetWho();
    locks(queries);
  }, [queries]);
}

/** Locks the tablet as somebody wished. */
export function useLock(): () => Promise<void> {
  const locking = useLocking();
  return useCallback(() => locking().catch(refusal), [locking]);
}

/** Whether the signed-in person has set a PIN on this device, and may set one: unknown means no. */
export function useOwnPin(): { has: boolean; maySet: boolean } {
  const me = useMe();
  const { data } = useQuery({ queryKey: ['device'], queryFn: () => body(api.GET('/api/auth/device')), staleTime: 60_000, retry: false });
  return { has: data?.people.some(({ staffId }) => staffId === me.id) ?? false, maySet: data?.maySetPin ?? false };
}

/**
 * Locks a tablet that nobody touches. Not while offline: it could not be unlocked, and the patient in the chair comes first. The attempt
 * itself shows whether the server is reachable; it is repeated once the server answers.
 */
export function useIdleLock(exempt: boolean): void {
  const alone = useLeftAlone(IDLE_MINUTES * 60_000, exempt);
  const { has: hasPin } = useOwnPin();
  const live = useLiveState();
  const locking = useLocking();
  const due = alone && hasPin && !exempt && live !== 'offline';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a lock that failed is tried again when the connection changes
  useEffect(() => {
    if (due) {
      locking().catch(() => undefined);
    }
  }, [due, live, locking]);
}
