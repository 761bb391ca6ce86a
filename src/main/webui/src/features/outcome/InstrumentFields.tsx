import { Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instrument } from '@/lib/api/schema';
import { Choice } from '@/ui/Choice';
import { type Entry, ITEMS, type OutcomeValues } from './entry';

interface InstrumentFieldsProps {
  instrument: Instrument;
  values: OutcomeValues;
  errors: Record<string, ReactNode>;
  onChange: <K extends keyof OutcomeValues>(field: K, value: OutcomeValues[K]) => void;
}

interface ItemProps {
  label: string;
  choices: number[];
  value: Entry;
  error: ReactNode;
  onChange: (value: Entry) => void;
}

/** One item of a questionnaire: its number and the answers it may have. */
function Item({ label, choices, value, error, onChange }: ItemProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <Group gap="xs" wrap="nowrap">
        <Text id={id} w={76} size="sm">
          {label}
        </Text>
        {choices.map((choice) => (
          <Choice key={choice} on={value === choice} onClick={() => onChange(value === choice ? '' : choice)} w={56} px={0} className="num">
            {choice}
          </Choice>
        ))}
      </Group>
      {error && (
        <Text size="sm" fw={650}>
          {error}
        </Text>
      )}
    </div>
  );
}

/** The items of an instrument as its server form demands them. Items are numbered; their wording is on the licensed form. */
export function InstrumentFields({ instrument, values, errors, onChange }: InstrumentFieldsProps) {
  const { t } = useTranslation('outcome');
  const items = ITEMS[instrument];
  const answer = (index: number, value: Entry) =>
    onChange(
      'answers',
      values.answers.map((one, at) => (at === index ? value : one)),
    );
  if (!items) {
    return (
      <Group align="flex-start">
        <NumberInput
          label={t(`value.${instrument === 'HEADACHE_DAYS' ? 'HEADACHE_DAYS' : 'PAIN_NRS'}`)}
          suffix={` ${t(instrument === 'HEADACHE_DAYS' ? 'days' : 'ofTen')}`}
          required
          allowDecimal={false}
          value={values.value}
          onChange={(value) => onChange('value', value)}
          error={errors.value}
        />
        {instrument === 'HEADACHE_DAYS' && (
          <Select
            label={t('window')}
            allowDeselect={false}
            data={['28', '30'].map((days) => ({ value: days, label: t('windowDays', { days }) }))}
            value={values.windowDays}
            onChange={(days) => days && onChange('windowDays', days)}
            error={errors.windowDays}
          />
        )}
      </Group>
    );
  }
  return (
    <Stack gap="xs">
      <Text size="sm" className="dim">
        {t('paper')}
      </Text>
      {values.answers.map((value, index) =>
        items.choices ? (
          <Item
            key={index}
            label={t('item', { number: index + 1 })}
            choices={items.choices}
            value={value}
            error={errors[`answers.${index}`]}
            onChange={(chosen) => answer(index, chosen)}
          />
        ) : (
          <NumberInput
            key={index}
            label={t('item', { number: index + 1 })}
            suffix={` ${t('days')}`}
            allowDecimal={false}
            value={value}
            onChange={(days) => answer(index, days)}
            error={errors[`answers.${index}`]}
          />
        ),
      )}
      {instrument === 'MIDAS' && (
        <>
          <NumberInput
            label={t('itemA')}
            suffix={` ${t('days')}`}
            allowDecimal={false}
            value={values.headacheDays}
            onChange={(days) => onChange('headacheDays', days)}
            error={errors.headacheDays}
          />
          <NumberInput
            label={t('itemB')}
            suffix={` ${t('ofTen')}`}
            allowDecimal={false}
            value={values.averagePain}
            onChange={(pain) => onChange('averagePain', pain)}
            error={errors.averagePain}
          />
        </>
      )}
    </Stack>
  );
}

/** The fields that say their own errors. */
export const SAID = ['value', 'windowDays', 'headacheDays', 'averagePain', ...Array.from({ length: 9 }, (_, index) => `answers[${index}]`)];
