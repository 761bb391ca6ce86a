import { Button, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { ThresholdOverrideView } from '@/lib/api/schema';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';
import { useReload } from './useLimits';

/** Ends a limit before it expires, with the reason. */
export function Revoke({ limit, words, onClose }: { limit: ThresholdOverrideView; words: string; onClose: () => void }) {
  const { t } = useTranslation('limit');
  const reload = useReload(limit.patientId);
  const form = useForm({ initialValues: { reason: '' }, validate: { reason: useNeeded() } });
  const { reason } = form.values;
  const key = useOnceKey(reason);
  const revoke = useMutation({
    mutationFn: () =>
      api.POST('/api/patients/{id}/threshold-overrides/{overrideId}/revoke', {
        params: { path: { id: limit.patientId, overrideId: limit.id } },
        headers: once(key),
        body: { reason: reason.trim() },
      }),
    onSuccess: async () => {
      await reload();
      onClose();
    },
    onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
    meta: { quiet: true },
  });
  return (
    <Modal opened onClose={onClose} title={t('revokeTitle')}>
      <form onSubmit={form.onSubmit(() => revoke.mutate())} noValidate>
        <Stack>
          <Text fw={600}>{words}</Text>
          <Text>{t('revokeText')}</Text>
          <Textarea label={t('revokeReason')} required maxLength={1000} autosize minRows={2} {...form.getInputProps('reason')} />
          <ProblemAlert error={revoke.error} except={['reason']} />
          <Button type="submit" loading={revoke.isPending}>
            {t('revokeSubmit')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
