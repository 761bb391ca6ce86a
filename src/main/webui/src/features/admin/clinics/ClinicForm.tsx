import { Button, Checkbox, Group, Select, SimpleGrid, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { ClinicView } from '@/lib/api/schema';
import { LANGUAGES } from '@/lib/i18n';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { SaveProblem } from '@/ui/SaveProblem';
import { Section } from '@/ui/Section';
import { type ClinicValues, emptied, FIELDS, formErrors, requestOf, valuesOf } from './form';
import { HoursFields } from './HoursFields';
import { NumberFields } from './NumberFields';
import { ZoneField } from './ZoneField';

interface ClinicFormProps {
  /** The clinic as it is; null for a new one. */
  clinic: ClinicView | null;
  submitLabel: string;
  pending: boolean;
  error: unknown;
  onSubmit: (request: ReturnType<typeof requestOf>, key: string, onError: (error: unknown) => void) => void;
  onReload: () => void;
}

/** Every setting of a clinic. */
export function ClinicForm({ clinic, submitLabel, pending, error, onSubmit, onReload }: ClinicFormProps) {
  const { t } = useTranslation('clinics');
  const { t: tc } = useTranslation();
  const fresh = clinic === null;
  const form = useForm<ClinicValues>({
    initialValues: valuesOf(clinic),
    validate: (values) => ({
      ...Object.fromEntries((clinic ? emptied(values, clinic) : []).map((field) => [field, t('needed')])),
      ...(values.reminderLeadHours.every((hours) => /^\d+$/.test(hours)) ? {} : { reminderLeadHours: t('wholeHours') }),
    }),
  });
  const key = useOnceKey(form.values);
  const refused = (failure: unknown) => failure instanceof Refused && form.setErrors(formErrors(failure));
  const shown = error instanceof Refused ? [...FIELDS, ...Object.keys(error.fields())] : FIELDS;
  return (
    <form onSubmit={form.onSubmit((values) => onSubmit(requestOf(values), key, refused))} noValidate>
      <Stack>
        <Section title={t('section.basics')}>
          <Stack>
            <TextInput label={t('name')} withAsterisk maw={420} {...form.getInputProps('name')} />
            <ZoneField {...form.getInputProps('timeZone')} />
            {clinic && form.values.timeZone !== clinic.timeZone && (
              <Checkbox
                label={t('field.keepWallTimes')}
                description={t('hint.keepWallTimes')}
                {...form.getInputProps('keepWallTimes', { type: 'checkbox' })}
              />
            )}
          </Stack>
        </Section>
        <Section title={t('hours')}>
          <HoursFields form={form} />
        </Section>
        <Section title={t('section.minutes')}>
          <Text className="dim" mb="sm">
            {t('minutesHint')}
          </Text>
          <NumberFields
            form={form}
            fresh={fresh}
            fields={['preparationMinutes', 'disconnectMinutes', 'recoveryMinutes', 'turnoverMinutes']}
          />
        </Section>
        <Section title={t('section.staffing')}>
          <Text className="dim" mb="sm">
            {t('staffingHint')}
          </Text>
          <NumberFields
            form={form}
            fresh={fresh}
            fields={['patientsPerNurse', 'highAcuityPatientsPerNurse', 'heightenedSessions', 'pumps', 'undoMinutes']}
          />
          <Checkbox
            mt="md"
            py={10}
            label={t('field.clinicianRequired')}
            description={t('hint.clinicianRequired')}
            {...form.getInputProps('clinicianRequired', { type: 'checkbox' })}
          />
        </Section>
        <Section title={t('section.reminding')}>
          <TagsInput
            label={t('field.reminderLeadHours')}
            description={t('hint.reminderLeadHours')}
            size="md"
            maw={420}
            mb="md"
            inputMode="numeric"
            acceptValueOnBlur
            {...form.getInputProps('reminderLeadHours')}
          />
          <NumberFields form={form} fresh={fresh} fields={['fastingSolidsHours', 'fastingFluidsHours']} />
          <Select
            mt="md"
            maw={420}
            label={t('field.patientLanguage')}
            description={t('hint.patientLanguage')}
            allowDeselect={false}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('patientLanguage')}
          />
          <SimpleGrid cols={2} mt="md" maw={420}>
            <Select
              label={t('field.temperatureUnit')}
              allowDeselect={false}
              data={[
                { value: 'Cel', label: tc('unit.celsius') },
                { value: '[degF]', label: tc('unit.fahrenheit') },
              ]}
              {...form.getInputProps('temperatureUnit')}
            />
            <Select
              label={t('field.weightUnit')}
              allowDeselect={false}
              data={[
                { value: 'kg', label: tc('unit.kg') },
                { value: '[lb_av]', label: tc('unit.pounds') },
              ]}
              {...form.getInputProps('weightUnit')}
            />
          </SimpleGrid>
        </Section>
        {Object.keys(form.errors).length > 0 && <Text role="alert">{t('checkFields')}</Text>}
        <SaveProblem error={error} except={shown} onReload={onReload} />
        <Group>
          <Button type="submit" loading={pending}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
