import { NumberInput, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import type { NewCourse } from '@/lib/api/schema';
import { useClinic, useMe } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { FormButtons } from '@/ui/FormButtons';
import { Section } from '@/ui/Section';
import { ProblemAlert } from '@/ui/states';
import { formErrors, type OrderValues, requestOf } from './order';
import { PhaseFields } from './PhaseFields';

interface OrderFormProps {
  patientId: string;
  error: unknown;
  pending: boolean;
  onOrder: (course: NewCourse, key: string, onError: (error: unknown) => void) => void;
  onCancel: () => void;
}

function useProtocolChoices(clinicId: string) {
  const { data } = useQuery({
    queryKey: ['protocols', clinicId],
    queryFn: () => body(api.GET('/api/clinics/{id}/protocols', { params: { path: { id: clinicId } } })),
    staleTime: 60_000,
  });
  const published = (data?.items ?? []).filter(({ status }) => status === 'PUBLISHED');
  return [...new Map(published.map(({ code, title }) => [code, title]))].map(([value, label]) => ({ value, label }));
}

/** What is ordered: drug, dose, phases. Bounds are the server's. */
export function OrderForm({ patientId, error, pending, onOrder, onCancel }: OrderFormProps) {
  const { t } = useTranslation('courses');
  const me = useMe();
  const clinic = useClinic();
  const form = useForm<OrderValues>({
    initialValues: {
      clinicId: clinic.id,
      indication: '',
      drug: '',
      dosePerKg: '',
      doseReason: '',
      infusionMinutes: '',
      protocol: '',
      acuity: 'STANDARD',
      overrideReason: '',
      phases: [{ name: '', sessions: '', gapDays: { min: '', target: '', max: '' } }],
    },
  });
  const protocols = useProtocolChoices(form.values.clinicId);
  const key = useOnceKey(form.values);
  const submit = form.onSubmit((values) =>
    onOrder(requestOf(patientId, values), key, (failure) => {
      if (failure instanceof Refused) {
        form.setErrors(formErrors(failure));
      }
    }),
  );
  const shown = error instanceof Refused ? Object.keys(error.fields()) : [];
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Section title={t('order')}>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            <TextInput label={t('indication')} withAsterisk {...form.getInputProps('indication')} />
            <TextInput label={t('drug')} withAsterisk {...form.getInputProps('drug')} />
            <NumberInput label={t('new.dosePerKg')} withAsterisk decimalScale={3} hideControls {...form.getInputProps('dosePerKg')} />
            <NumberInput
              label={t('new.infusionMinutes')}
              withAsterisk
              allowDecimal={false}
              hideControls
              {...form.getInputProps('infusionMinutes')}
            />
            <Select label={t('protocol')} withAsterisk data={protocols} {...form.getInputProps('protocol')} />
            <Select
              label={t('acuity')}
              allowDeselect={false}
              data={(['STANDARD', 'HIGH'] as const).map((value) => ({ value, label: t(`acuityOf.${value}`) }))}
              {...form.getInputProps('acuity')}
            />
            <Select
              label={t('new.clinic')}
              allowDeselect={false}
              data={me.clinics.map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('clinicId')}
            />
          </SimpleGrid>
        </Section>
        <Section title={t('phases')}>
          <PhaseFields form={form} />
        </Section>
        {(form.values.doseReason || (error instanceof Refused && error.problem.type?.endsWith(':implausible'))) && (
          <Textarea label={t('new.doseReason')} autosize maxLength={1000} {...form.getInputProps('doseReason')} />
        )}
        {(form.values.overrideReason || (error instanceof Refused && error.has('course.unfinished'))) && (
          <Textarea label={t('new.beside')} autosize maxLength={1000} {...form.getInputProps('overrideReason')} />
        )}
        <ProblemAlert error={error} except={shown.filter((field) => field !== 'patientId')} />
        <FormButtons doLabel={t('new.order')} pending={pending} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
