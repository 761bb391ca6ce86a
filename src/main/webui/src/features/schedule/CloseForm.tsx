import { Button, Group, Select, Stack, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { ClosingCode, SessionSummary } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { useIdentity } from '@/ui/names';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import { useClosing } from './useSchedule';

const CODES = ['PATIENT', 'CLINIC', 'MEDICAL', 'NOT_FASTED', 'NO_ESCORT', 'TRANSPORT', 'WEATHER', 'OTHER'] as const satisfies ClosingCode[];

interface CloseFormProps {
  session: SessionSummary;
  verb: 'cancel' | 'no-show';
  onBack: () => void;
  onDone: () => void;
}

/** Cancels a session or marks it as missed, with the reason. */
export function CloseForm({ session, verb, onBack, onDone }: CloseFormProps) {
  const { t } = useTranslation('schedule');
  const identity = useIdentity();
  const clinic = useClinic();
  const closing = useClosing(clinic.id);
  const form = useForm({ initialValues: { code: null as ClosingCode | null, reason: '' } });
  const key = useOnceKey(form.values);
  const cancelling = verb === 'cancel';
  const submit = form.onSubmit(({ code, reason }) =>
    perform(
      closing,
      { sessionId: session.id, verb, why: { reason, ...(cancelling && code ? { code } : {}) }, key },
      {
        onSuccess: () => {
          done(t(cancelling ? 'close.cancelled' : 'close.missed'));
          onDone();
        },
        onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
      },
    ),
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t(cancelling ? 'close.cancelTitle' : 'close.missTitle', { patient: identity(session.patient) })}
        </Title>
        {cancelling && (
          <Select
            label={t('close.code')}
            data={CODES.map((value) => ({ value, label: t(`code.${value}`) }))}
            clearable
            {...form.getInputProps('code')}
          />
        )}
        <Textarea label={t('close.reason')} required={false} withAsterisk autosize minRows={2} {...form.getInputProps('reason')} />
        <ProblemAlert error={closing.error} except={['reason', 'code']} />
        <Group>
          <Button type="submit" loading={closing.isPending}>
            {t(cancelling ? 'close.cancelSession' : 'close.miss')}
          </Button>
          <Button variant="default" onClick={onBack}>
            {t('close.keep')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
