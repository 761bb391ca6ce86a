import { Checkbox, NumberInput, Select, SimpleGrid, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewPatient, PatientView, Sex } from '@/lib/api/schema';
import { LANGUAGES } from '@/lib/i18n';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { FormButtons } from '@/ui/FormButtons';
import { SaveProblem } from '@/ui/SaveProblem';
import { Section } from '@/ui/Section';
import { useUnits, useUnitSymbols } from '@/ui/units';
import { AvailabilityFields } from './AvailabilityFields';
import { BirthDateFields } from './BirthDateFields';
import { candidatesOf, FIELDS, isSamePerson, type PatientValues, REASON, requestOf, valuesOf } from './form';
import { DuplicateQuestion } from './DuplicateQuestion';

interface PatientFormProps {
  patient: PatientView | null;
  error: unknown;
  pending: boolean;
  submitLabel: string;
  onSubmit: (patient: NewPatient, key: string, onError: (error: unknown) => void) => void;
  onCancel: () => void;
  onReload?: () => void;
}

const SEXES: Sex[] = ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'];
const LISTS = ['allergies', 'medications', 'contraindications'] as const;

/** The server's messages by field; one about an item of a list is shown at the list. */
function errorsOf(error: Refused): Record<string, string> {
  return Object.fromEntries(
    Object.entries(error.fields()).map(([field, message]) => [
      field === 'weightKg'
        ? 'weight'
        : field.startsWith('availability')
          ? field.replace(/\[(\d+)\]/g, '.$1')
          : field.replace(/\[\d+\].*/, ''),
      message,
    ]),
  );
}

/** A patient's whole record. The server's errors are shown at their fields. */
export function PatientForm({ patient, error, pending, submitLabel, onSubmit, onCancel, onReload }: PatientFormProps) {
  const { t } = useTranslation('patients');
  const { weight: unit } = useUnits();
  const symbols = useUnitSymbols();
  const [candidates, setCandidates] = useState<string[]>([]);
  const form = useForm<PatientValues>({
    initialValues: valuesOf(patient, unit),
    onValuesChange: (now, before) => {
      if (!isSamePerson(now, before)) {
        setCandidates([]);
        form.setFieldValue(REASON, '');
      }
    },
  });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit((values) => {
    form.clearErrors();
    onSubmit(requestOf(values, unit), key, (failure) => {
      const alike = candidatesOf(failure);
      if (alike.length > 0) {
        setCandidates(alike);
      } else if (failure instanceof Refused) {
        form.setErrors(failure.status === 409 && failure.fields().mrn ? { mrn: t('mrnTaken') } : errorsOf(failure));
      }
    });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Section title={t('person')}>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            <TextInput
              label={t('field.familyName')}
              description={t('hint.oneName')}
              withAsterisk
              autoComplete="off"
              {...form.getInputProps('familyName')}
            />
            <TextInput label={t('field.givenName')} autoComplete="off" {...form.getInputProps('givenName')} />
            <TextInput label={t('field.mrn')} withAsterisk autoComplete="off" {...form.getInputProps('mrn')} />
            <BirthDateFields form={form} />
            <Select
              label={t('field.sex')}
              clearable
              data={SEXES.map((value) => ({ value, label: t(`sex.${value}`) }))}
              {...form.getInputProps('sex')}
            />
            <TextInput type="tel" label={t('field.phone')} autoComplete="off" {...form.getInputProps('phone')} />
            <TextInput type="email" label={t('field.email')} autoComplete="off" {...form.getInputProps('email')} />
            <Select
              label={t('field.reminders')}
              allowDeselect={false}
              data={(['EMAIL', 'NONE'] as const).map((value) => ({ value, label: t(`reminders.${value}`) }))}
              {...form.getInputProps('reminders')}
            />
            <Select
              label={t('field.language')}
              placeholder={t('languageOfClinic')}
              clearable
              data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
              {...form.getInputProps('language')}
            />
          </SimpleGrid>
        </Section>
        <Section title={t('medical')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NumberInput
              label={t('field.weightIn', { unit: symbols.weight })}
              decimalScale={1}
              hideControls
              {...form.getInputProps('weight')}
              onChange={(weight) => form.setValues({ weight, confirmed: false })}
            />
            {(form.values.confirmed || (error instanceof Refused && error.problem.type?.endsWith(':implausible'))) && (
              <Checkbox label={t('confirmWeight')} size="md" {...form.getInputProps('confirmed', { type: 'checkbox' })} />
            )}
            <Select
              label={t('field.spo2Scale')}
              allowDeselect={false}
              data={[
                { value: '1', label: t('spo2.usual') },
                { value: '2', label: t('spo2.hypercapnic') },
              ]}
              {...form.getInputProps('spo2Scale')}
            />
            {LISTS.map((list) => (
              <TagsInput
                key={list}
                size="md"
                label={t(`field.${list}`)}
                description={t('hint.list')}
                acceptValueOnBlur
                splitChars={[]}
                {...form.getInputProps(list)}
              />
            ))}
            <Textarea label={t('field.notes')} autosize minRows={2} {...form.getInputProps('notes')} />
          </SimpleGrid>
        </Section>
        <Section title={t('coming')}>
          <AvailabilityFields form={form} />
        </Section>
        <Text size="sm" className="dim">
          {t('hint.optional')}
        </Text>
        {candidates.length > 0 && <DuplicateQuestion candidates={candidates} form={form} />}
        <SaveProblem error={candidatesOf(error).length > 0 ? null : error} except={FIELDS} onReload={() => onReload?.()} />
        <FormButtons doLabel={submitLabel} pending={pending} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
