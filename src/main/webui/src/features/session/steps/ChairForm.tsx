import { Button, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { SessionView } from '@/lib/api/schema';
import { useChairs } from '@/lib/chairs';
import { sessionKey } from '@/lib/live';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { useIdentity } from '@/ui/names';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';

/** Moves a patient who has arrived to another chair. */
export function ChairForm({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const { t } = useTranslation('session');
  const identity = useIdentity();
  const queries = useQueryClient();
  const chairs = useChairs(session.clinicId);
  const others = (chairs.data ?? []).filter(({ id, active }) => active && id !== session.chair.id);
  const needed = useNeeded();
  const form = useForm({ initialValues: { chairId: '', reason: '' }, validate: { chairId: needed, reason: needed } });
  const key = useOnceKey(form.values);
  const move = useMutation({
    mutationFn: (body: typeof form.values) =>
      api.POST('/api/sessions/{id}/change-chair', {
        params: { path: { id: session.id }, header: { 'If-Match': `"${session.version}"` } },
        headers: once(key),
        body,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionKey(session.id) }),
    meta: { quiet: true },
  });
  const submit = form.onSubmit((values) =>
    perform(move, values, {
      onSuccess: () => {
        done(t('changeChair.done', { chair: others.find(({ id }) => id === values.chairId)?.name ?? '' }));
        onClose();
      },
      onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t('changeChair.title', { patient: identity(session.patient) })}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Select
            label={t('changeChair.chair')}
            required
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('chairId')}
          />
          <Textarea label={t('changeChair.reason')} required autosize maxLength={1000} {...form.getInputProps('reason')} />
          <ProblemAlert error={move.error} except={['chairId', 'reason']} />
          <Button type="submit" size="lg" loading={move.isPending}>
            {t('changeChair.submit')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
