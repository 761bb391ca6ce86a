import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { SessionView } from '@/lib/api/schema';
import { sessionKey } from '@/lib/live';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { useIdentity } from '@/ui/names';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';

export const UNDOS = ['UNDO_CHECK_IN', 'UNDO_FINISH', 'UNDO_DISCHARGE', 'UNDO_CANCEL', 'UNDO_NO_SHOW'] as const;
export type Undo = (typeof UNDOS)[number];

const PATHS = {
  UNDO_CHECK_IN: '/api/sessions/{id}/undo-check-in',
  UNDO_FINISH: '/api/sessions/{id}/undo-finish',
  UNDO_DISCHARGE: '/api/sessions/{id}/undo-discharge',
  UNDO_CANCEL: '/api/sessions/{id}/undo-cancel',
  UNDO_NO_SHOW: '/api/sessions/{id}/undo-no-show',
} as const;

/** Takes a step back, with the reason. */
export function UndoForm({ session, undo, onClose }: { session: SessionView; undo: Undo; onClose: () => void }) {
  const { t } = useTranslation('session');
  const identity = useIdentity();
  const queries = useQueryClient();
  const form = useForm({ initialValues: { reason: '' }, validate: { reason: useNeeded() } });
  const key = useOnceKey(form.values);
  const takeBack = useMutation({
    mutationFn: (body: typeof form.values) =>
      api.POST(PATHS[undo], {
        params: { path: { id: session.id }, header: { 'If-Match': `"${session.version}"` } },
        headers: once(key),
        body,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionKey(session.id) }),
    meta: { quiet: true },
  });
  const submit = form.onSubmit((values) =>
    perform(takeBack, values, {
      onSuccess: () => {
        done(t('undo.done'));
        onClose();
      },
      onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
    }),
  );
  const action = t(`undo.button.${undo}`);
  return (
    <Modal opened onClose={onClose} title={t('undo.for', { action, patient: identity(session.patient) })}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text>{t(`undo.text.${undo}`)}</Text>
          <Textarea
            label={t('undo.reason')}
            description={t('undo.hint')}
            required
            autosize
            maxLength={1000}
            data-autofocus
            {...form.getInputProps('reason')}
          />
          <ProblemAlert error={takeBack.error} except={['reason']} />
          <Group>
            <Button type="submit" size="lg" loading={takeBack.isPending}>
              {action}
            </Button>
            <Button variant="default" size="lg" onClick={onClose}>
              {t('undo.keep')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
