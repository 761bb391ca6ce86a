import { Button, Checkbox, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { SessionAction, SessionView } from '@/lib/api/schema';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import { instantOfTyped, type PaperDay } from './rows';
import { type PaperStep, useStep } from './usePaper';

/** What the server calls the steps, in their order. */
const STEPS = { 'check-in': 'CHECK_IN', start: 'START', rate: 'RATE', stop: 'STOP', finish: 'FINISH' } as const satisfies Record<
  PaperStep['step'],
  SessionAction
>;
type Step = keyof typeof STEPS;

const EMPTY = { at: '', doseMg: '' as number | string, mgPerHour: '' as number | string, reason: '', doseReason: '', confirmed: false };
const FIELDS = ['at', 'startedAt', 'doseMg', 'mgPerHour', 'reason', 'doseReason'];

function written(step: Step, at: string, values: typeof EMPTY): PaperStep {
  const { reason, confirmed } = values;
  const doseReason = confirmed ? values.doseReason.trim() || null : null;
  switch (step) {
    case 'start':
      return { step, at, doseMg: Number(values.doseMg), confirmed, doseReason };
    case 'rate':
      return { step, at, mgPerHour: Number(values.mgPerHour), reason, confirmed, doseReason };
    case 'stop':
      return { step, at, reason };
    default:
      return { step, at };
  }
}

/** Enters the steps of the infusion with the times on the paper; which are possible the server says. */
export function StepEntry({ session, day }: { session: SessionView; day: PaperDay }) {
  const { t } = useTranslation('downtime');
  const { t: tc } = useTranslation();
  const send = useStep(session.id);
  const possible = (Object.keys(STEPS) as Step[]).filter((step) => session.actions.includes(STEPS[step]));
  const form = useForm({ initialValues: { step: null as Step | null, ...EMPTY } });
  const key = useOnceKey(form.values);
  const { step } = form.values;
  const chosen = step && possible.includes(step) ? step : (possible[0] ?? null);
  const submit = form.onSubmit((values) => {
    const at = instantOfTyped(values.at, day);
    if (!at) {
      form.setErrors({ at: t('entry.badTime') });
      return;
    }
    if (chosen) {
      perform(
        send,
        { written: written(chosen, at, values), key },
        {
          onSuccess: () => {
            done(t('entry.stepDone'));
            form.setValues({ step: null, ...EMPTY });
          },
          onError: (error) => {
            const fields = error instanceof Refused ? error.fields() : {};
            form.setErrors({ ...fields, ...(fields.startedAt ? { at: fields.startedAt } : {}) });
          },
        },
      );
    }
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text>
          {t('entry.stepsHow')} {t('entry.now', { phase: tc(`phase.${session.status}`) })}
        </Text>
        {chosen && (
          <>
            <Group align="start">
              <Select
                label={t('entry.stepLabel')}
                allowDeselect={false}
                data={possible.map((value) => ({ value, label: t(`entry.step.${value}`) }))}
                value={chosen}
                onChange={(value) => form.setFieldValue('step', value as Step | null)}
              />
              <TextInput label={t('entry.at')} w={140} autoComplete="off" {...form.getInputProps('at')} />
              {chosen === 'start' && <NumberInput label={t('entry.doseMg')} w={160} hideControls {...form.getInputProps('doseMg')} />}
              {chosen === 'rate' && <NumberInput label={t('entry.mgPerHour')} w={180} hideControls {...form.getInputProps('mgPerHour')} />}
              {(chosen === 'rate' || chosen === 'stop') && (
                <TextInput label={t('entry.reason')} w={300} {...form.getInputProps('reason')} />
              )}
            </Group>
            {(chosen === 'start' || chosen === 'rate') && (
              <Checkbox py={10} label={t('entry.confirmDose')} {...form.getInputProps('confirmed', { type: 'checkbox' })} />
            )}
            {(chosen === 'start' || chosen === 'rate') && form.values.confirmed && (
              <TextInput label={t('entry.doseReason')} {...form.getInputProps('doseReason')} />
            )}
            <ProblemAlert error={send.error} except={FIELDS} />
            <Group>
              <Button type="submit" loading={send.isPending}>
                {t('entry.enterStep')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </form>
  );
}
