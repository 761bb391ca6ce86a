import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { SideEffectSeverity, SideEffectType } from '@/lib/api/schema';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import { instantOfTyped, type PaperDay } from './rows';
import { useEffectTypes, useEnterEffect } from './usePaper';

const GRADES: SideEffectSeverity[] = ['MILD', 'MODERATE', 'SEVERE', 'LIFE_THREATENING'];

/** Enters a side effect with the time of its onset on the paper. */
export function EffectEntry({ sessionId, day }: { sessionId: string; day: PaperDay }) {
  const { t } = useTranslation('downtime');
  const { t: tc } = useTranslation();
  const types = useEffectTypes().data?.items ?? [];
  const send = useEnterEffect(sessionId);
  const form = useForm({
    initialValues: { type: null as SideEffectType | null, severity: 'MILD' as SideEffectSeverity, onsetAt: '', action: '' },
  });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit(({ type, severity, onsetAt: typed, action }) => {
    const onsetAt = instantOfTyped(typed, day);
    if (!onsetAt || !type) {
      form.setErrors({ ...(onsetAt ? {} : { onsetAt: t('entry.badTime') }), ...(type ? {} : { type: tc('required') }) });
      return;
    }
    perform(
      send,
      { effect: { type, severity, onsetAt, ...(action.trim() ? { action: action.trim() } : {}) }, key },
      {
        onSuccess: () => {
          done(t('entry.effectDone'));
          form.reset();
        },
        onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
      },
    );
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Group align="start">
          <Select
            label={t('entry.effect')}
            searchable
            data={types.map(({ type, title }) => ({ value: type, label: title }))}
            {...form.getInputProps('type')}
          />
          <Select
            label={t('entry.grade')}
            allowDeselect={false}
            data={GRADES.map((value) => ({ value, label: tc(`sideEffectSeverity.${value}`) }))}
            {...form.getInputProps('severity')}
          />
          <TextInput label={t('entry.onset')} w={140} autoComplete="off" {...form.getInputProps('onsetAt')} />
          <TextInput label={t('entry.action')} w={300} {...form.getInputProps('action')} />
        </Group>
        <ProblemAlert error={send.error} except={['type', 'severity', 'onsetAt', 'action']} />
        <Group>
          <Button type="submit" loading={send.isPending}>
            {t('entry.enterEffect')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
