import { Button, Checkbox, Modal, NumberInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { ObservationView, SessionView } from '@/lib/api/schema';
import { sessionKey } from '@/lib/live';
import { Refused } from '@/lib/problem';
import { useSignUnit } from '@/ui/signs';
import { ProblemAlert } from '@/ui/states';
import { useUnits, useUnitSymbols } from '@/ui/units';
import { useNeeded } from '@/ui/useNeeded';
import { Choices } from '../entry/Choices';
import { PAD_FIELDS, type PadField } from '../entry/pad';
import { asItStands, changes, type Corrected } from './correction';

interface CorrectFormProps {
  session: SessionView;
  observation: ObservationView;
  at: string;
  onClose: () => void;
}

type Values = Corrected & { reason: string; confirmed: boolean };

/** Corrects a set: the old one stays in the record. */
export function CorrectForm({ session, observation, at, onClose }: CorrectFormProps) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const signUnit = useSignUnit();
  const { temperature: unit } = useUnits();
  const symbols = useUnitSymbols();
  const unitOf = (field: PadField) => (field === 'temperature' ? symbols.temperature : signUnit(field));
  const queries = useQueryClient();
  const form = useForm<Values>({
    initialValues: {
      ...asItStands(observation, unit),
      reason: '',
      confirmed: false,
    },
    validate: { reason: useNeeded() },
  });
  const correct = useMutation({
    mutationFn: ({ reason, confirmed, ...values }: Values) =>
      api.POST('/api/sessions/{id}/observations/{observationId}/corrections', {
        params: { path: { id: session.id, observationId: observation.id } },
        headers: once(),
        body: { ...changes(observation, values, unit), reason: reason.trim(), ...(confirmed ? { confirmed: true } : {}) },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionKey(session.id) });
      onClose();
    },
    onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
    meta: { quiet: true },
  });
  // what is confirmed are these values, and no others
  const change = (values: Partial<Values>) => form.setValues({ ...values, confirmed: false });
  const doubted = correct.error instanceof Refused && correct.error.problem.type?.endsWith(':implausible');
  return (
    <Modal opened onClose={onClose} size="lg" title={t('correct.title', { time: at })}>
      <form onSubmit={form.onSubmit((values) => correct.mutate(values))} noValidate>
        <Stack>
          <Text size="sm">{t('correct.hint')}</Text>
          <SimpleGrid cols={2}>
            {PAD_FIELDS.map((field) => (
              <NumberInput
                key={field}
                label={tc(`sign.${field}`)}
                suffix={unitOf(field) && ` ${unitOf(field)}`}
                decimalScale={field === 'temperature' ? 1 : 0}
                {...form.getInputProps(field)}
                onChange={(value) => change({ [field]: value })}
              />
            ))}
          </SimpleGrid>
          <Choices chosen={form.values.chosen} onChoose={(chosen) => change({ chosen: { ...form.values.chosen, ...chosen } })} />
          <TextInput label={t('correct.reason')} required maxLength={1000} {...form.getInputProps('reason')} />
          {doubted && <Checkbox size="md" label={t('pad.confirm')} {...form.getInputProps('confirmed', { type: 'checkbox' })} />}
          <ProblemAlert error={correct.error} except={[...PAD_FIELDS, 'reason']} />
          <Button type="submit" loading={correct.isPending}>
            {t('correct.submit')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
