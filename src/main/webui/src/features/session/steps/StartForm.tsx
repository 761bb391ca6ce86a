import { Button, Checkbox, Modal, NumberInput, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { SessionView } from '@/lib/api/schema';
import { sessionKey } from '@/lib/live';
import { useHasRole } from '@/lib/me';
import { Refused } from '@/lib/problem';
import { useIdentity } from '@/ui/names';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';
import { CriterionRow } from '../CriterionRow';
import shared from '../shared.module.css';
import { WeightToday } from './WeightToday';

interface Values {
  doseMg: number | string;
  pump: string;
  overrideReason: string;
  doseReason: string;
  confirmed: boolean;
}

/** Starts the infusion: the ordered dose is filled in, and what is not met is named before the start. */
export function StartForm({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const { t } = useTranslation('session');
  const identity = useIdentity();
  const { t: tc } = useTranslation();
  const queries = useQueryClient();
  const clinician = useHasRole('CLINICIAN');
  const { ordered } = session;
  const unmet = session.startReadiness?.criteria.filter(({ met }) => met !== true) ?? [];
  const forGood = unmet.some(({ overridableBy }) => overridableBy === 'NOBODY');
  const form = useForm<Values>({
    initialValues: { doseMg: ordered.doseMg ?? '', pump: '', overrideReason: '', doseReason: '', confirmed: false },
    validate: { doseMg: useNeeded() },
  });
  const start = useMutation({
    mutationFn: ({ doseMg, pump, overrideReason, doseReason, confirmed }: Values) =>
      api.POST('/api/sessions/{id}/start', {
        params: { path: { id: session.id } },
        headers: once(),
        body: {
          doseMg: Number(doseMg),
          pump: pump.trim() || null,
          overrideReason: overrideReason.trim() || null,
          confirmed,
          ...(confirmed && doseReason.trim() ? { doseReason: doseReason.trim() } : {}),
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionKey(session.id) });
      onClose();
    },
    onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
    meta: { quiet: true },
  });
  const refused = start.error instanceof Refused ? start.error : null;
  return (
    <Modal opened onClose={onClose} title={t('start.title', { patient: identity(session.patient) })}>
      <form onSubmit={form.onSubmit((values) => start.mutate(values))} noValidate>
        <Stack>
          <Text className="num">
            {t('start.ordered', {
              dose: ordered.doseMg ?? tc('value.missing'),
              perKg: ordered.dosePerKg,
              minutes: ordered.infusionMinutes,
            })}
          </Text>
          {unmet.length > 0 && (
            <section aria-label={t('start.unmet')}>
              <Text fw={600}>{t('start.unmet')}</Text>
              <ul className={shared.flags}>
                {unmet.map((criterion) => (
                  <CriterionRow key={criterion.code} criterion={criterion} />
                ))}
              </ul>
              {unmet.some(({ code }) => code === 'weight') && <WeightToday patient={session.patient} sessionId={session.id} />}
              <Text size="sm" className="dim">
                {t(forGood ? 'start.hardStop' : 'start.byClinician')}
              </Text>
            </section>
          )}
          <NumberInput
            label={t('start.dose')}
            suffix={` ${tc('unit.mg')}`}
            decimalScale={2}
            min={0}
            required
            {...form.getInputProps('doseMg')}
            onChange={(doseMg) => form.setValues({ doseMg, confirmed: false })}
          />
          <TextInput label={t('start.pump')} maxLength={100} {...form.getInputProps('pump')} />
          {(refused?.problem.type?.endsWith(':implausible') || form.values.confirmed) && (
            <>
              <Checkbox label={t('start.confirm')} size="md" {...form.getInputProps('confirmed', { type: 'checkbox' })} />
              <Textarea label={t('start.doseReason')} autosize maxLength={1000} {...form.getInputProps('doseReason')} />
            </>
          )}
          <ProblemAlert error={start.error} except={['doseMg', 'pump', 'overrideReason', 'doseReason']} />
          {(refused?.status === 409 || unmet.length > 0) && clinician && !forGood && (
            <Textarea
              label={t('start.override')}
              description={t('start.overrideHint')}
              autosize
              {...form.getInputProps('overrideReason')}
            />
          )}
          <Button type="submit" size="lg" mih={56} loading={start.isPending}>
            {t('start.submit')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
