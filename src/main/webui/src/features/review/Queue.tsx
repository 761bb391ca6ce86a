import { Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlagView, WaitingSession } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { dayAndTime } from '@/lib/time';
import { useIdentity } from '@/ui/names';
import { SimilarName } from '@/ui/SimilarName';
import { SeverityBadge } from '@/ui/severity';
import { Empty } from '@/ui/states';
import { Age } from '@/ui/values';
import { CourseFlags } from './CourseFlags';
import { KeyChoice } from './KeyHelp';
import { inOrder, OLD_MINUTES } from './queue';
import shared from './shared.module.css';
import classes from './Queue.module.css';
import { useLastSigned } from './useReview';

const Waiting = memo(function Waiting({ waiting, open }: { waiting: WaitingSession; open: boolean }) {
  const { t } = useTranslation('review');
  const identity = useIdentity();
  const { session, severity, unresolvedFlags, flags } = waiting;
  const first = inOrder(flags)[0];
  return (
    <Link
      to="/reviews/$sessionId"
      params={{ sessionId: session.id }}
      className={shared.waiting}
      aria-current={open ? 'page' : undefined}
      data-open={open || undefined}
    >
      <span className={shared.waitingTop}>
        <SeverityBadge severity={severity} calm={unresolvedFlags === 0} />
        <Age at={waiting.waitingSince} staleAfterMinutes={OLD_MINUTES} />
      </span>
      <span className={classes.waitingName}>
        {identity(session.patient)} {session.patient.similarName && <SimilarName />} <span className="dim num">· {session.number}</span>
      </span>
      <span className={shared.why}>
        {first?.title}: {first?.reason}
      </span>
      <span className="dim">
        {unresolvedFlags === 0 ? t('toSign') : t('toDecide', { count: unresolvedFlags })}
        {session.status !== 'DISCHARGED' && ` · ${t('inChair')}, ${session.chair.name}`}
      </span>
    </Link>
  );
});

/** Who waits, in the server's order. */
export function Queue({ queue, courseFlags, openId }: { queue: WaitingSession[]; courseFlags: FlagView[]; openId: string | undefined }) {
  const { t } = useTranslation('review');
  return (
    <nav className={classes.queue} aria-label={t('queue')}>
      <Title order={1} size="h4" px={4}>
        {t('title')}
      </Title>
      <Text size="sm" className="dim num" px={4} role="status">
        {t('waiting', { count: queue.length })}
      </Text>
      {courseFlags.length > 0 && <CourseFlags flags={courseFlags} />}
      <ul className={shared.list}>
        {queue.map((waiting) => (
          <li key={waiting.session.id}>
            <Waiting waiting={waiting} open={waiting.session.id === openId} />
          </li>
        ))}
      </ul>
      <KeyChoice />
    </nav>
  );
}

/** Nothing waits: when that last was not so, and what will happen. */
export function EmptyQueue({ but }: { but: number }) {
  const { t, i18n } = useTranslation('review');
  const clinic = useClinic();
  const last = useLastSigned(clinic.id, true);
  return (
    <Empty title={but > 0 ? t('courseFlagsWait', { count: but }) : t('empty')}>
      <Text>{t('emptyNext')}</Text>
      {last.isSuccess && (
        <Text className="dim num">
          {last.data ? t('lastSigned', { time: dayAndTime(last.data, clinic.timeZone, i18n.language) }) : t('noneSigned')}
        </Text>
      )}
    </Empty>
  );
}
