import { Button, Checkbox, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { OutcomeView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { dayAndTime } from '@/lib/time';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';
import { atFields, filled, measured, type OutcomeValues } from './entry';
import { InstrumentFields, SAID } from './InstrumentFields';
import { useReload } from './useOutcomes';

interface Values extends OutcomeValues {
  reason: string;
  retracted: boolean;
}

/** Corrects an outcome, or says that there was none; what was written stays in the record. */
export function CorrectOutcome({ outcome, onClose }: { outcome: OutcomeView; onClose: () => void }) {
  const { t, i18n } = useTranslation('outcome');
  const { timeZone } = useClinic();
  const reload = useReload(outcome.courseId);
  const form = useForm<Values>({ initialValues: { ...filled(outcome), reason: '', retracted: false }, validate: { reason: useNeeded() } });
  const { values } = form;
  const key = useOnceKey(values);
  const correct = useMutation({
    mutationFn: ({ reason, retracted, ...entered }: Values) =>
      api.POST('/api/courses/{id}/outcomes/{outcomeId}/corrections', {
        params: { path: { id: outcome.courseId, outcomeId: outcome.id } },
        headers: once(key),
        body: { reason: reason.trim(), ...(retracted ? { retracted } : measured(outcome.instrument, entered)) },
      }),
    onSuccess: async () => {
      await reload();
      onClose();
    },
    onError: (error) => error instanceof Refused && form.setErrors(atFields(error.fields())),
    meta: { quiet: true },
  });
  const title = t('correctWhich', {
    title: t(`instruments.${outcome.instrument}`),
    time: dayAndTime(outcome.takenAt, timeZone, i18n.language),
  });
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <form onSubmit={form.onSubmit((entered) => correct.mutate(entered))} noValidate>
        <Stack>
          {!values.retracted && (
            <InstrumentFields
              instrument={outcome.instrument}
              values={values}
              errors={form.errors}
              onChange={(field, value) => form.setValues({ [field]: value })}
            />
          )}
          <Checkbox size="md" label={t('retract')} {...form.getInputProps('retracted', { type: 'checkbox' })} />
          <TextInput label={t('reason')} required maxLength={1000} {...form.getInputProps('reason')} />
          <ProblemAlert error={correct.error} except={[...SAID, 'reason']} />
          <Button type="submit" loading={correct.isPending}>
            {t('saveCorrection')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
