import { Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { BIRTH_DATE_AS, type BirthDateAs, type PatientValues } from './form';

/** The birth date as far as it is known: the day, the month, the year, or why it is unknown. */
export function BirthDateFields({ form }: { form: UseFormReturnType<PatientValues> }) {
  const { t } = useTranslation('patients');
  const { birthDateAs } = form.values;
  const isKnown = birthDateAs !== 'UNKNOWN' && birthDateAs !== 'DECLINED';
  const error = form.errors.birthDate ?? form.errors.birthDateKnown;
  return (
    <>
      <Select
        label={t('born.known')}
        allowDeselect={false}
        data={BIRTH_DATE_AS.map((value) => ({ value, label: t(`born.as.${value}`) }))}
        value={birthDateAs}
        onChange={(value) => value && form.setValues({ birthDateAs: value as BirthDateAs, birthDate: '' })}
        error={isKnown ? undefined : error}
      />
      {isKnown && (
        <TextInput
          type={birthDateAs === 'DAY' ? 'date' : 'text'}
          label={t('field.birthDate')}
          description={birthDateAs === 'DAY' ? undefined : t(`born.hint.${birthDateAs}`)}
          withAsterisk
          autoComplete="off"
          {...form.getInputProps('birthDate')}
          error={error}
        />
      )}
    </>
  );
}
