import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PatientValues } from './form';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

type Form = UseFormReturnType<PatientValues>;

function WeeklyRow({ form, index }: { form: Form; index: number }) {
  const { t } = useTranslation('patients');
  const { t: tc } = useTranslation();
  const at = (field: string) => form.getInputProps(`availability.weekly.${index}.${field}`);
  return (
    <Group align="end">
      <Select
        label={t('field.day')}
        allowDeselect={false}
        w={170}
        data={DAYS.map((value) => ({ value, label: tc(`weekday.${value}`) }))}
        {...at('day')}
      />
      <TextInput type="time" label={t('field.from')} w={140} {...at('from')} />
      <TextInput type="time" label={t('field.until')} w={140} {...at('until')} />
      <ActionIcon aria-label={t('removeWeekly', { index: index + 1 })} onClick={() => form.removeListItem('availability.weekly', index)}>
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function AwayRow({ form, index }: { form: Form; index: number }) {
  const { t } = useTranslation('patients');
  const at = (field: string) => form.getInputProps(`availability.away.${index}.${field}`);
  return (
    <Group align="end">
      <TextInput type="date" label={t('field.from')} w={170} {...at('from')} />
      <TextInput type="date" label={t('field.until')} w={170} {...at('until')} />
      <ActionIcon aria-label={t('removeAway', { index: index + 1 })} onClick={() => form.removeListItem('availability.away', index)}>
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

/** When the patient can come: times of the week, and days away. */
export function AvailabilityFields({ form }: { form: Form }) {
  const { t } = useTranslation('patients');
  const { weekly, away } = form.values.availability;
  return (
    <Stack gap="sm">
      <Text fw={600}>{t('field.weekly')}</Text>
      {weekly.length === 0 && <Text className="dim">{t('hint.weekly')}</Text>}
      {weekly.map((_, index) => (
        <WeeklyRow key={index} form={form} index={index} />
      ))}
      <Button
        variant="default"
        w="fit-content"
        onClick={() => form.insertListItem('availability.weekly', { day: 'MONDAY', from: '08:00', until: '12:00' })}
      >
        {t('addWeekly')}
      </Button>
      <Text fw={600}>{t('field.away')}</Text>
      {away.map((_, index) => (
        <AwayRow key={index} form={form} index={index} />
      ))}
      <Button variant="default" w="fit-content" onClick={() => form.insertListItem('availability.away', { from: '', until: '' })}>
        {t('addAway')}
      </Button>
    </Stack>
  );
}
