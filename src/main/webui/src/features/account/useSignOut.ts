import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '@/lib/api/client';
import { leaves } from '@/lib/me';
import { forgetPeople } from '@/lib/outbox/store';
import { tell } from '@/lib/tabs';
import { refusal } from '@/ui/notice';

/** Signs out and clears people and chairs from the device. Unsent entries stay in the outbox. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    try {
      await api.POST('/api/auth/logout');
      await forgetPeople();
      leaves(queries);
      tell('left');
    } catch (error) {
      refusal(error);
    }
  }, [queries]);
}
