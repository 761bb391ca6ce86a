import { Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionReview } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { fullName } from '@/lib/patients';
import { dayAndTime } from '@/lib/time';
import { useBirthDate } from '@/ui/names';
import { ForeignTimes } from '@/ui/ClinicOf';
import { TextLink } from '@/ui/links';
import { Value } from '@/ui/values';
import classes from './Head.module.css';
import { Timeline } from './Timeline';

interface HeadProps {
  review: SessionReview;
  waits: boolean;
}

function Dose({ review }: { review: SessionReview }) {
  const { t } = useTranslation('review');
  const { t: tc } = useTranslation();
  const { dose, session } = review;
  const coverage = session.coverage;
  return (
    <dl className={classes.dose}>
      <div>
        <dt>{t('dose.ordered')}</dt>
        <dd>
          <Value value={dose.orderedMg} unit={tc('unit.mg')} /> <Value value={dose.orderedPerKg} unit={tc('unit.mgPerKg')} />
        </dd>
      </div>
      <div>
        <dt>{t('dose.delivered')}</dt>
        <dd>
          <Value value={dose.deliveredMg} unit={tc('unit.mg')} /> <Value value={dose.deliveredPerKg} unit={tc('unit.mgPerKg')} />
        </dd>
      </div>
      <div>
        <dt>{t('dose.duration')}</dt>
        <dd>
          <Value value={dose.minutes} unit={tc('unit.minutes')} />
        </dd>
      </div>
      {coverage && (
        <div>
          <dd className="num">
            {t('coverage', { onTime: coverage.onTime, due: coverage.due })}
            {coverage.missed > 0 && ` · ${t('missed', { count: coverage.missed })}`}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Who it is, what was ordered and what was given. */
export function Head({ review, waits }: HeadProps) {
  const { t, i18n } = useTranslation('review');
  const { t: tc } = useTranslation();
  const { t: ts } = useTranslation('session');
  const born = useBirthDate();
  const { timeZone } = useClinic();
  const { session } = review;
  const { patient } = session;
  return (
    <header className={classes.head}>
      <Group justify="space-between" gap={4}>
        <Group gap="xs" align="baseline">
          <Title order={2} size="h4">
            {fullName(patient)}
          </Title>
          <Text span size="sm" className="dim num">
            {patient.mrn} · {t('born', { date: born(patient) })} ·{' '}
            {t('session', { number: session.number, sessions: session.course.sessions })} ·{' '}
            {dayAndTime(session.start, timeZone, i18n.language)} · {session.chair.name}, {tc(`phase.${session.status}`)}
          </Text>
          <ForeignTimes clinicId={session.clinicId} />
          {!waits && !session.signedOffAt && <span className="dim">{t('notWaiting')}</span>}
        </Group>
        <Group gap="sm">
          <Timeline review={review} />
          <TextLink to="/sessions/$sessionId" params={{ sessionId: session.id }}>
            {t('openSession')}
          </TextLink>
        </Group>
      </Group>
      <Group gap="lg" align="baseline">
        <Dose review={review} />
        <Text
          span
          size="sm"
          fw={patient.allergies.length > 0 ? 650 : undefined}
          className={patient.allergies.length > 0 ? undefined : 'dim'}
        >
          {patient.allergies.length > 0 ? ts('allergies', { list: patient.allergies.join(', ') }) : ts('noAllergies')}
        </Text>
      </Group>
    </header>
  );
}
