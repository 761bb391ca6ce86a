import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ClinicValues, hoursOf, WEEKDAYS } from './form';

type Form = UseFormReturnType<ClinicValues>;
type Weekday = (typeof WEEKDAYS)[number];

function Spans({ form, day }: { form: Form; day: Weekday }) {
  const { t } = useTranslation('clinics');
  const { t: tc } = useTranslation();
  const name = tc(`weekday.${day}`);
  return hoursOf(form.values.hours, day).map((index, number) => (
    <Group key={index} align="start" wrap="nowrap">
      <TextInput type="time" label={t('opens', { day: name })} maw={170} miw={0} flex={1} {...form.getInputProps(`hours.${index}.opens`)} />
      <TextInput
        type="time"
        label={t('closes', { day: name })}
        maw={170}
        miw={0}
        flex={1}
        {...form.getInputProps(`hours.${index}.closes`)}
      />
      <ActionIcon
        mt={26}
        aria-label={t('removeHours', { number: number + 1, day: name })}
        onClick={() => form.removeListItem('hours', index)}
      >
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </Group>
  ));
}

function Day({ form, day, before }: { form: Form; day: Weekday; before: Weekday | undefined }) {
  const { t } = useTranslation('clinics');
  const { t: tc } = useTranslation();
  const name = tc(`weekday.${day}`);
  const { hours } = form.values;
  const closed = hoursOf(hours, day).length === 0;
  const model = before ? hoursOf(hours, before).flatMap((index) => hours[index] ?? []) : [];
  return (
    <Group align="start" gap="md" py="xs" style={{ borderTop: '1px solid var(--cs-line)' }}>
      <div style={{ width: 110, paddingTop: 10 }}>
        <Text fw={600}>{name}</Text>
        {closed && <Text className="dim">{t('closedDay')}</Text>}
      </div>
      <Stack gap="xs" maw="100%">
        <Spans form={form} day={day} />
        <Group gap="xs">
          <Button
            variant="default"
            onClick={() => form.insertListItem('hours', closed ? { day, opens: '08:00', closes: '18:00' } : { day, opens: '', closes: '' })}
          >
            {t('addHours', { day: name })}
          </Button>
          {closed && model.length > 0 && (
            <Button variant="default" onClick={() => form.setFieldValue('hours', [...hours, ...model.map((span) => ({ ...span, day }))])}>
              {t('asDayBefore', { day: name })}
            </Button>
          )}
        </Group>
      </Stack>
    </Group>
  );
}

/** When the clinic is open, by weekday. */
export function HoursFields({ form }: { form: Form }) {
  const { t } = useTranslation('clinics');
  return (
    <>
      <Text className="dim" mb="sm">
        {t('hoursHint')}
      </Text>
      {WEEKDAYS.map((day, place) => (
        <Day key={day} form={form} day={day} before={WEEKDAYS[place - 1]} />
      ))}
    </>
  );
}
