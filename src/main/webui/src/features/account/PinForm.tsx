import { Button, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api/client';
import { Refused } from '@/lib/problem';
import { done } from '@/ui/notice';
import { SecretInput } from '@/ui/SecretInput';
import { ProblemAlert } from '@/ui/states';
import { IDLE_MINUTES } from './useIdleLock';

/** Sets the PIN of who is signed in, for this tablet and this sign-in. */
export function PinForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const [pin, setPin] = useState('');
  const set = useMutation({
    mutationFn: () => api.POST('/api/auth/pin', { body: { pin } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['device'] });
      done(t('pin.done'));
      onClose();
    },
    meta: { quiet: true },
  });
  return (
    <Modal opened onClose={onClose} title={t('pin.title')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate();
        }}
      >
        <Stack>
          <Text>{t('pin.text', { minutes: IDLE_MINUTES })}</Text>
          <SecretInput
            label={t('pin.label')}
            inputMode="numeric"
            autoComplete="off"
            value={pin}
            onChange={(event) => setPin(event.currentTarget.value)}
            error={set.error instanceof Refused ? set.error.fields().pin : undefined}
            data-autofocus
            required
          />
          <ProblemAlert error={set.error} except={['pin']} />
          <Button type="submit" loading={set.isPending}>
            {t('pin.set')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
