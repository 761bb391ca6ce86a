import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '@/lib/api/client';
import { leaves, ME } from '@/lib/me';
import { forgetPeople } from '@/lib/outbox/store';
import { oweSignOut, owesSignOut } from '@/lib/owedSignOut';
import { Unreachable } from '@/lib/problem';
import { tell } from '@/lib/tabs';
import { refusal } from '@/ui/notice';

function useLeaving(end: () => Promise<unknown>): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    try {
      await end();
      await forgetPeople();
      leaves(queries);
      tell('left');
      if (owesSignOut()) {
        await queries.invalidateQueries({ queryKey: ME });
      }
    } catch (error) {
      refusal(error);
    }
  }, [end, queries]);
}

/** Without a network the page forgets at once, and the server is told as soon as it is reachable. */
const here = async () => {
  try {
    await api.POST('/api/auth/logout');
  } catch (error) {
    if (!(error instanceof Unreachable)) {
      throw error;
    }
    oweSignOut();
  }
};
const everywhere = () => api.POST('/api/me/sign-out-everywhere');

/** Signs out and clears people, chairs and the key from the device. Unsent entries stay in the outbox, sealed. */
export function useSignOut(): () => Promise<void> {
  return useLeaving(here);
}

/** The same on every device: all of the person's sign-ins and PINs end. */
export function useSignOutEverywhere(): () => Promise<void> {
  return useLeaving(everywhere);
}
