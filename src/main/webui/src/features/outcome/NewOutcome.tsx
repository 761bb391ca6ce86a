import { Alert, Button, Group, Select, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, once } from '@/lib/api/client';
import type { Instrument, OutcomeAnswer, SessionSummary } from '@/lib/api/schema';
import { now } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { clockTime, instantOf, localDate, shortDay } from '@/lib/time';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';
import { atFields, blank, INSTRUMENTS, measured, type OutcomeValues } from './entry';
import { InstrumentFields, SAID } from './InstrumentFields';
import classes from './outcome.module.css';
import { useReload } from './useOutcomes';

interface Values extends OutcomeValues {
  instrument: Instrument;
  date: string;
  time: string;
  sessionId: string | null;
  moment: 'BEFORE' | 'AFTER';
}

/** Writes an instrument down, for the course or at one of its sessions. */
export function NewOutcome({ courseId, sessions }: { courseId: string; sessions: SessionSummary[] }) {
  const { t, i18n } = useTranslation('outcome');
  const needed = useNeeded();
  const { timeZone } = useClinic();
  const reload = useReload(courseId);
  const [answer, setAnswer] = useState<OutcomeAnswer | null>(null);
  const fresh = (instrument: Instrument): Values => ({
    ...blank(instrument),
    instrument,
    date: localDate(now(), timeZone),
    time: clockTime(now(), timeZone),
    sessionId: null,
    moment: 'BEFORE',
  });
  const form = useForm<Values>({ initialValues: fresh('PAIN_NRS'), validate: { date: needed, time: needed } });
  const { values } = form;
  const key = useOnceKey(values);
  const save = useMutation({
    mutationFn: ({ instrument, date, time, sessionId, moment, ...entered }: Values) => {
      const outcome = { instrument, takenAt: instantOf(date, time, timeZone), ...measured(instrument, entered) };
      return sessionId
        ? body(
            api.POST('/api/sessions/{id}/outcomes', {
              params: { path: { id: sessionId } },
              headers: once(key),
              body: instrument === 'PAIN_NRS' ? { ...outcome, moment } : outcome,
            }),
          )
        : body(api.POST('/api/courses/{id}/outcomes', { params: { path: { id: courseId } }, headers: once(key), body: outcome }));
    },
    onMutate: () => setAnswer(null),
    onSuccess: async (written) => {
      setAnswer(written);
      form.setValues(fresh(values.instrument));
      done(t('saved'));
      await reload();
    },
    onError: (error) => error instanceof Refused && form.setErrors(atFields(error.fields())),
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
            label={t('which')}
            allowDeselect={false}
            data={INSTRUMENTS.map((instrument) => ({ value: instrument, label: t(`instruments.${instrument}`) }))}
            value={values.instrument}
            onChange={(instrument) => {
              save.reset();
              setAnswer(null);
              form.clearErrors();
              form.setValues({ ...blank((instrument ?? 'PAIN_NRS') as Instrument), instrument: (instrument ?? 'PAIN_NRS') as Instrument });
            }}
          />
          <Group grow align="flex-start">
            <TextInput
              type="date"
              label={t('date')}
              required
              {...form.getInputProps('date')}
              error={form.errors.date ?? form.errors.takenAt}
            />
            <TextInput type="time" label={t('time')} required {...form.getInputProps('time')} />
          </Group>
          <Group grow align="flex-start">
            <Select
              label={t('session')}
              placeholder={t('noSession')}
              clearable
              clearButtonProps={{ 'aria-label': t('noSession') }}
              data={sessions.map(({ id, number, start }) => ({
                value: id,
                label: `${number} · ${shortDay(start, timeZone, i18n.language)}`,
              }))}
              {...form.getInputProps('sessionId')}
            />
            {values.instrument === 'PAIN_NRS' && values.sessionId && (
              <Select
                label={t('moment')}
                allowDeselect={false}
                data={(['BEFORE', 'AFTER'] as const).map((moment) => ({ value: moment, label: t(`moments.${moment}`) }))}
                {...form.getInputProps('moment')}
              />
            )}
          </Group>
          <InstrumentFields
            instrument={values.instrument}
            values={values}
            errors={form.errors}
            onChange={(field, value) => form.setValues({ [field]: value })}
          />
          <ProblemAlert error={save.error} except={[...SAID, 'takenAt', 'moment']} />
          {answer && answer.flags.length > 0 && (
            <Alert color="gray" variant="outline" role="alert">
              <strong>
                {t('flagged', {
                  count: answer.flags.length,
                  titles: answer.flags.map(({ title, reason }) => `${title}: ${reason}`).join(' · '),
                })}
              </strong>
            </Alert>
          )}
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}
