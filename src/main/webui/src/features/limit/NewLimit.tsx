import { Button, Group, NumberInput, Select, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { ProtocolVersionView } from '@/lib/api/schema';
import { now } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { instantOf, localDate, plusDays } from '@/lib/time';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';
import { useThresholdWords } from '@/ui/useThresholdWords';
import classes from './limit.module.css';
import { kindOf, replaceable, useReload } from './useLimits';

const DAYS = 90;

interface Values {
  protocol: string | null;
  at: string | null;
  value: number | string;
  reason: string;
  expires: string;
}

/** Sets a limit of the patient's own in place of one of a protocol's. */
export function NewLimit({ patientId, protocols }: { patientId: string; protocols: ProtocolVersionView[] }) {
  const { t } = useTranslation('limit');
  const { t: tc } = useTranslation();
  const needed = useNeeded();
  const { timeZone } = useClinic();
  const words = useThresholdWords();
  const reload = useReload(patientId);
  const form = useForm<Values>({
    initialValues: {
      protocol: protocols.length === 1 ? (protocols[0]?.code ?? null) : null,
      at: null,
      value: '',
      reason: '',
      expires: plusDays(localDate(now(), timeZone), DAYS),
    },
    validate: { protocol: needed, at: needed, value: needed, expires: needed, reason: needed },
  });
  const { values } = form;
  const key = useOnceKey(values);
  const options = useMemo(
    () => replaceable(protocols.find(({ code }) => code === values.protocol)?.document ?? null),
    [protocols, values.protocol],
  );
  const chosen = values.at === null ? undefined : options[Number(values.at)];
  const save = useMutation({
    mutationFn: async ({ protocol, value, reason, expires }: Values) => {
      const threshold = chosen && kindOf(chosen);
      if (!protocol || !chosen?.sign || !threshold) {
        return;
      }
      const { rule, severity, sign } = chosen;
      await api.POST('/api/patients/{id}/threshold-overrides', {
        params: { path: { id: patientId } },
        headers: once(key),
        body: {
          protocol,
          rule,
          severity,
          threshold,
          sign,
          value: Number(value),
          reason: reason.trim(),
          expiresAt: instantOf(plusDays(expires, 1), '00:00', timeZone),
        },
      });
    },
    onSuccess: async () => {
      form.setValues({ at: null, value: '', reason: '' });
      done(t('saved'));
      await reload();
    },
    onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
    meta: { quiet: true },
  });
  return (
    <section className={classes.panel} aria-label={t('add')}>
      <Title order={2} size="h5" mb="sm">
        {t('add')}
      </Title>
      <form onSubmit={form.onSubmit((entered) => save.mutate(entered))} noValidate>
        <Stack gap="sm">
          <Select
            label={t('protocol')}
            required
            allowDeselect={false}
            data={protocols.map(({ code, title, version }) => ({ value: code, label: `${title} (${version})` }))}
            {...form.getInputProps('protocol')}
            onChange={(protocol) => form.setValues({ protocol, at: null })}
          />
          <Select
            label={t('rule')}
            required
            searchable
            data={options.map((one, index) => ({
              value: String(index),
              label: t('ruleOption', {
                title: `${one.title}, ${tc(`severity.${one.severity}`)}`,
                words: words.name(one),
                value: one.value,
                unit: words.unit(one),
              }),
            }))}
            {...form.getInputProps('at')}
            error={form.errors.at ?? form.errors.rule ?? form.errors.threshold}
          />
          <Group grow align="flex-start">
            <NumberInput label={t('value')} required suffix={chosen ? ` ${words.unit(chosen)}` : ''} {...form.getInputProps('value')} />
            <TextInput
              type="date"
              label={t('expires')}
              required
              {...form.getInputProps('expires')}
              error={form.errors.expires ?? form.errors.expiresAt}
            />
          </Group>
          <Textarea label={t('reason')} required autosize minRows={2} maxLength={1000} {...form.getInputProps('reason')} />
          <ProblemAlert error={save.error} except={['value', 'expiresAt', 'reason', 'rule', 'threshold', 'protocol']} />
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}
