import { ActionIcon, Button, Checkbox, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { NewShift } from '@/lib/api/schema';

/** What the form of a day holds. */
export interface RosterValues {
  shifts: NewShift[];
}

interface ShiftFieldsProps {
  form: UseFormReturnType<RosterValues>;
  index: number;
  people: { id: string; name: string }[];
}

function Breaks({ form, index }: Omit<ShiftFieldsProps, 'people'>) {
  const { t } = useTranslation('roster');
  const path = `shifts.${index}.breaks`;
  const breaks = form.values.shifts[index]?.breaks ?? [];
  return (
    <>
      {breaks.map((_, number) => (
        <Group key={number} align="start">
          <TextInput type="time" label={`${t('breaks')}: ${t('from')}`} {...form.getInputProps(`${path}.${number}.from`)} />
          <TextInput type="time" label={`${t('breaks')}: ${t('until')}`} {...form.getInputProps(`${path}.${number}.until`)} />
          <ActionIcon
            mt={26}
            aria-label={t('removeBreak', { number: number + 1, index: index + 1 })}
            onClick={() => form.removeListItem(path, number)}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button variant="default" w="fit-content" onClick={() => form.setFieldValue(path, [...breaks, { from: '12:00', until: '12:30' }])}>
        {t('addBreak', { index: index + 1 })}
      </Button>
    </>
  );
}

/** One shift: who, from when until when, in which duty, with which breaks. */
export function ShiftFields({ form, index, people }: ShiftFieldsProps) {
  const { t } = useTranslation('roster');
  const at = (field: string) => form.getInputProps(`shifts.${index}.${field}`);
  return (
    <Fieldset legend={t('shift', { index: index + 1 })}>
      <Stack gap="sm">
        <Group grow align="start">
          <Select
            label={t('who')}
            allowDeselect={false}
            searchable
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
            {...at('staffId')}
          />
          <Select
            label={t('duty')}
            allowDeselect={false}
            data={(['NURSE', 'CLINICIAN'] as const).map((value) => ({ value, label: t(`dutyOf.${value}`) }))}
            {...at('duty')}
          />
        </Group>
        <Group align="start">
          <TextInput type="time" label={t('from')} {...at('from')} />
          <TextInput type="time" label={t('until')} {...at('until')} />
          <Checkbox mt={34} size="md" label={t('charge')} {...form.getInputProps(`shifts.${index}.charge`, { type: 'checkbox' })} />
        </Group>
        <Breaks form={form} index={index} />
        <Button
          variant="default"
          w="fit-content"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => form.removeListItem('shifts', index)}
        >
          {t('removeShift', { index: index + 1 })}
        </Button>
      </Stack>
    </Fieldset>
  );
}
