import { useIdle } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { api, body } from '@/lib/api/client';
import { useLiveState } from '@/lib/live';
import { ME, NOBODY, useMe } from '@/lib/me';
import { refusal } from '@/ui/notice';

/** Without anybody's touch for so long, a tablet that has a PIN locks itself. */
export const IDLE_MINUTES = 5;

/** Locks the tablet: the sign-in ends on the server, the PINs stay. */
export function useLock(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    try {
      await api.POST('/api/auth/lock');
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
      queries.setQueryData(ME, NOBODY);
    } catch (error) {
      refusal(error);
    }
  }, [queries]);
}

/** Whether who is signed in has set a PIN on this device. */
export function useHasPin(): boolean {
  const me = useMe();
  const { data } = useQuery({ queryKey: ['device'], queryFn: () => body(api.GET('/api/auth/device')), staleTime: 60_000, retry: false });
  return data?.people.some(({ staffId }) => staffId === me.id) ?? false;
}

/**
 * Locks a tablet that nobody touches. Not without a network: the lock could not be opened again, and the patient in the
 * chair comes first.
 */
export function useIdleLock(exempt: boolean): void {
  const idle = useIdle(IDLE_MINUTES * 60_000, { initialState: false });
  const hasPin = useHasPin();
  const live = useLiveState();
  const lock = useLock();
  const due = idle && hasPin && !exempt && live === 'live';
  useEffect(() => {
    if (due) {
      void lock();
    }
  }, [due, lock]);
}
