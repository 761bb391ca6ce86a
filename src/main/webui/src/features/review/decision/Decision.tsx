import { Button, Group, Text, Textarea } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disposition, FlagView, SessionReview } from '@/lib/api/schema';
import { Choice } from '@/ui/Choice';
import { ProblemAlert } from '@/ui/states';
import { undecided } from '../queue';
import shared from '../shared.module.css';
import classes from './Decision.module.css';
import { Recommendation } from './Recommendation';
import { SignModal } from './SignModal';
import type { DecisionState } from './useDecision';

const DISPOSITIONS: Disposition[] = ['CONTINUE', 'ADJUST', 'STOP', 'HOLD_COURSE', 'NO_ACTION'];
const FIELDS = ['note', 'disposition', 'recommendation.dosePerKg', 'recommendation.infusionMinutes', 'recommendation.reason'];

interface DecisionProps {
  review: SessionReview;
  decision: DecisionState;
  ticked: FlagView[];
}

function Dispositions({ decision: { form } }: { decision: DecisionState }) {
  const { t } = useTranslation('review');
  const label = useId();
  const error = useId();
  return (
    <div role="group" aria-labelledby={label} aria-describedby={form.errors.disposition ? error : undefined}>
      <Text size="sm" fw={500} id={label} mb={4}>
        {t('decision.disposition')}
      </Text>
      <Group gap={6}>
        {DISPOSITIONS.map((one) => (
          <Choice
            key={one}
            px="xs"
            on={form.values.disposition === one}
            onClick={() => {
              form.setFieldValue('disposition', form.values.disposition === one ? '' : one);
              form.clearFieldError('disposition');
            }}
          >
            {t(`decision.${one}`)}
          </Choice>
        ))}
      </Group>
      {form.errors.disposition && (
        <Text size="sm" fw={600} mt={4} id={error} role="alert">
          {form.errors.disposition}
        </Text>
      )}
      {form.values.disposition === 'HOLD_COURSE' && (
        <Text size="xs" className="dim" mt={4} maw={460}>
          {t('decision.holdHint')}
        </Text>
      )}
    </div>
  );
}

/** What follows and why; resolves the ticked flags, and signs once the server lets it. */
export function Decision({ review, decision, ticked }: DecisionProps) {
  const { t } = useTranslation('review');
  const { session, recommendation } = review;
  const { form } = decision;
  const waiting = undecided(session.flags);
  const inTheWay = waiting.filter(({ sessionId }) => sessionId === session.id).length;
  return (
    <section className={shared.decision} aria-label={t('decision.title')}>
      <div className={classes.decisionRow}>
        <Dispositions decision={decision} />
        <Textarea size="sm" label={t('decision.note')} autosize minRows={2} maxRows={3} maxLength={4000} {...form.getInputProps('note')} />
        <div className={classes.decide}>
          {waiting.length > 0 && (
            <Button onClick={decision.resolve} loading={decision.busy}>
              {t('decision.resolve', { count: ticked.length })}
            </Button>
          )}
          {decision.mayAskToSign ? (
            <Button onClick={decision.askToSign} loading={decision.busy}>
              {t('decision.signOff')}
            </Button>
          ) : (
            <Text size="xs" className="dim">
              {inTheWay > 0 ? t('decision.unresolved', { count: inTheWay }) : t('decision.present')}
            </Text>
          )}
        </div>
      </div>
      {form.values.disposition === 'ADJUST' && <Recommendation session={session} form={form} error={decision.error} />}
      {recommendation && (
        <Text size="sm" className="dim num" mt={4}>
          {t('decision.lastRecommendation', {
            dose: recommendation.dosePerKg,
            minutes: recommendation.infusionMinutes,
            reason: recommendation.reason,
          })}
        </Text>
      )}
      <ProblemAlert error={decision.error} except={FIELDS} />
      <SignModal session={session} decision={decision} />
    </section>
  );
}
