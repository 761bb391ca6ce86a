import { Modal, NativeSelect, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body, once } from '@/lib/api/client';
import type { NewBrokenGlass } from '@/lib/api/schema';
import { ME, useMe } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { FormButtons } from '@/ui/FormButtons';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';

const USUAL_HOURS = 4;
const MOST_HOURS = 24;

/** In an emergency: another clinic for some hours, for a reason that the administrators read. */
export function EnterClinic({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const { otherClinics } = useMe();
  const queries = useQueryClient();
  const enter = useMutation({
    mutationFn: ({ glass, key }: { glass: NewBrokenGlass; key: string }) =>
      body(api.POST('/api/broken-glass', { headers: once(key), body: glass })),
    meta: { quiet: true },
    onSuccess: () => queries.invalidateQueries({ queryKey: ME }),
  });
  const form = useForm({
    initialValues: { clinicId: otherClinics[0]?.id ?? '', reason: '', hours: USUAL_HOURS as number | string },
  });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit(({ clinicId, reason, hours }) =>
    perform(
      enter,
      { key, glass: { clinicId, patientId: null, reason, hours: Number(hours) } },
      {
        onSuccess: () => {
          done(t('enter.done'));
          onClose();
        },
        onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title={t('enter.title')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text>{t('enter.text')}</Text>
          <NativeSelect
            label={t('enter.clinic')}
            data={otherClinics.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('clinicId')}
          />
          <Textarea label={t('enter.reason')} withAsterisk autosize minRows={2} data-autofocus {...form.getInputProps('reason')} />
          <NumberInput label={t('enter.hours')} min={1} max={MOST_HOURS} allowDecimal={false} {...form.getInputProps('hours')} />
          <ProblemAlert error={enter.error} except={['clinicId', 'reason', 'hours']} />
          <FormButtons doLabel={t('enter.do')} pending={enter.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
