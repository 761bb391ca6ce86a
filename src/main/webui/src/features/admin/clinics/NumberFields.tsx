import { NumberInput, SimpleGrid } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type ClinicValues, type NumberField, NUMBERS } from './form';

/** Settings that are numbers, each with its unit and what it means. */
export function NumberFields({ form, fields, fresh }: { form: UseFormReturnType<ClinicValues>; fields: NumberField[]; fresh: boolean }) {
  const { t } = useTranslation('clinics');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {fields.map((field) => (
        <NumberInput
          key={field}
          label={t(`field.${field}`)}
          suffix={` ${t(`unit.${NUMBERS[field].unit}`)}`}
          description={t(`hint.${field}`)}
          placeholder={fresh && field !== 'pumps' ? t('usual') : undefined}
          min={0}
          max={NUMBERS[field].max}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps(field)}
        />
      ))}
    </SimpleGrid>
  );
}
