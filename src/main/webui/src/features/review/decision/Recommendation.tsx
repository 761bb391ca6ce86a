import { Checkbox, NumberInput, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { Refused } from '@/lib/problem';
import classes from './Recommendation.module.css';
import type { DecisionValues } from './useDecision';

interface RecommendationProps {
  session: SessionView;
  form: UseFormReturnType<DecisionValues>;
  error: unknown;
}

/** What the next sessions of the course are to give. */
export function Recommendation({ session, form, error }: RecommendationProps) {
  const { t } = useTranslation('review');
  const { t: tc } = useTranslation();
  const doubted = error instanceof Refused && error.problem.type?.endsWith(':implausible');
  const placeholder = (value: number) => `${value} ${t('decision.asOrdered')}`;
  // what is confirmed is this dose over this time, and no other
  const change = (field: 'dosePerKg' | 'infusionMinutes') => (value: number | string) => {
    form.setFieldValue(`recommendation.${field}`, value);
    form.setFieldValue('recommendation.confirmed', false);
  };
  return (
    <div className={classes.recommendation} role="group" aria-label={t('decision.recommend')}>
      <Text size="sm" fw={600}>
        {t('decision.recommend')}
      </Text>
      <NumberInput
        label={t('decision.dosePerKg')}
        suffix={` ${tc('unit.mgPerKg')}`}
        placeholder={placeholder(session.ordered.dosePerKg)}
        decimalScale={3}
        min={0}
        step={0.05}
        {...form.getInputProps('recommendation.dosePerKg')}
        onChange={change('dosePerKg')}
      />
      <NumberInput
        label={t('decision.infusionMinutes')}
        suffix={` ${tc('unit.minutes')}`}
        placeholder={placeholder(session.ordered.infusionMinutes)}
        allowDecimal={false}
        min={0}
        step={5}
        {...form.getInputProps('recommendation.infusionMinutes')}
        onChange={change('infusionMinutes')}
      />
      <TextInput label={t('decision.recommendReason')} maxLength={1000} {...form.getInputProps('recommendation.reason')} />
      {(doubted || form.values.recommendation.confirmed) && (
        <Checkbox size="md" label={t('decision.confirmDose')} {...form.getInputProps('recommendation.confirmed', { type: 'checkbox' })} />
      )}
    </div>
  );
}
