import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '@/lib/api/client';
import { leaves } from '@/lib/me';
import { forgetPeople } from '@/lib/outbox/store';
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
    } catch (error) {
      refusal(error);
    }
  }, [end, queries]);
}

const here = () => api.POST('/api/auth/logout');
const everywhere = () => api.POST('/api/me/sign-out-everywhere');

/** Signs out and clears people and chairs from the device. Unsent entries stay in the outbox. */
export function useSignOut(): () => Promise<void> {
  return useLeaving(here);
}

/** The same on every device: all of the person's sign-ins and PINs end. */
export function useSignOutEverywhere(): () => Promise<void> {
  return useLeaving(everywhere);
}
