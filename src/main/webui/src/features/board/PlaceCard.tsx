import { Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardNext, BoardPlace } from '@/lib/api/schema';
import { clockTime } from '@/lib/time';
import { SeverityBadge } from '@/ui/severity';
import classes from './PlaceCard.module.css';
import { urgentFirst } from './order';
import { InfusionProgress, LastVitals, NextSet, PatientName, PhaseLine } from './parts';

interface PlaceCardProps {
  place: BoardPlace;
  zone: string;
  namesHidden: boolean;
}

function NextPatient({ next, zone, namesHidden }: { next: BoardNext; zone: string; namesHidden: boolean }) {
  const { t } = useTranslation('board');
  const minutes = next.delayMinutes ?? 0;
  return (
    <span className="dim num">
      {minutes > 0
        ? t('nextLate', { time: clockTime(next.expectedStart, zone), minutes })
        : t('next', { time: clockTime(next.start, zone) })}
      {!namesHidden && (
        <>
          {' · '}
          <PatientName patient={next.patient} namesHidden={namesHidden} />
        </>
      )}
    </span>
  );
}

/** A chair in its place: free, or whose, in which phase, with what values. */
export const PlaceCard = memo(function PlaceCard({ place, zone, namesHidden }: PlaceCardProps) {
  const { t } = useTranslation('board');
  const { session, next, chair } = place;
  const head = (
    <Group justify="space-between" gap="0 8px">
      <strong>{chair.name}</strong>
      {session && <NextSet session={session} />}
    </Group>
  );
  if (!session) {
    return (
      <div className={classes.place} data-free>
        {head}
        <span className="dim">{next ? t('freeUntil', { time: clockTime(next.expectedStart, zone) }) : t('free')}</span>
        {next && <NextPatient next={next} zone={zone} namesHidden={namesHidden} />}
      </div>
    );
  }
  const flags = urgentFirst(session.flags);
  return (
    <Link to="/sessions/$sessionId" params={{ sessionId: session.id }} className={classes.place}>
      {head}
      <span className={classes.name}>
        <PatientName patient={session.patient} number={session.number} namesHidden={namesHidden} />
      </span>
      <PhaseLine session={session} zone={zone} />
      <InfusionProgress session={session} />
      <LastVitals session={session} />
      {flags.length > 0 && (
        <Group gap={4}>
          {flags.slice(0, 2).map((flag) => (
            <SeverityBadge key={flag.id} severity={flag.severity} calm={flag.status !== 'OPEN'} />
          ))}
        </Group>
      )}
      {next && <NextPatient next={next} zone={zone} namesHidden={namesHidden} />}
    </Link>
  );
});
