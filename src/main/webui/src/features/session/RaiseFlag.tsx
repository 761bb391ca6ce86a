import { Button, Modal, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { SessionView, Severity } from '@/lib/api/schema';
import { sessionKey } from '@/lib/live';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';

/** Calls a clinician, with a reason. */
export function RaiseFlag({ session }: { session: SessionView }) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const queries = useQueryClient();
  const [opened, modal] = useDisclosure();
  const form = useForm({ initialValues: { severity: 'WARNING' as Severity, reason: '' }, validate: { reason: useNeeded() } });
  const key = useOnceKey(form.values);
  const raise = useMutation({
    mutationFn: (flag: typeof form.values) =>
      api.POST('/api/sessions/{id}/flags', { params: { path: { id: session.id } }, body: flag, headers: once(key) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionKey(session.id) });
      form.reset();
      modal.close();
    },
    onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
    meta: { quiet: true },
  });
  return (
    <>
      <Button variant="default" onClick={modal.open} className="no-print">
        {t('flags.raise')}
      </Button>
      <Modal opened={opened} onClose={modal.close} title={t('flags.raiseTitle', { chair: session.chair.name })}>
        <form onSubmit={form.onSubmit((flag) => raise.mutate(flag))} noValidate>
          <Stack>
            <SegmentedControl
              aria-label={t('flags.severity')}
              data={(['ADVISORY', 'WARNING', 'CRITICAL'] as const).map((value) => ({ value, label: tc(`severity.${value}`) }))}
              {...form.getInputProps('severity')}
            />
            <Textarea label={t('flags.raiseReason')} required autosize minRows={2} data-autofocus {...form.getInputProps('reason')} />
            <ProblemAlert error={raise.error} except={['reason', 'severity']} />
            <Button type="submit" size="lg" loading={raise.isPending}>
              {t('flags.raiseSubmit')}
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
