import { Button, Group } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardFlag, BoardPlace } from '@/lib/api/schema';
import { useClinic, useHasRole } from '@/lib/me';
import { clockTime } from '@/lib/time';
import { SeverityBadge } from '@/ui/severity';
import { LinkButton } from '@/ui/links';
import shared from './shared.module.css';
import classes from './AttentionCard.module.css';
import { isWaiting, urgentFirst } from './order';
import { InfusionProgress, LastVitals, NextSet, PatientName, PhaseLine } from './parts';
import { useAcknowledge } from './useBoard';

interface AttentionCardProps {
  place: BoardPlace;
  zone: string;
  wall: boolean;
  namesHidden: boolean;
}

const SHOWN = 3;

function FlagLine({ flag, zone }: { flag: BoardFlag; zone: string }) {
  const { t } = useTranslation('board');
  return (
    <li className={classes.flag}>
      <SeverityBadge severity={flag.severity} calm={!isWaiting(flag)} />
      <span>
        <strong>{flag.title}</strong>: {flag.reason}
        <span className="dim num">
          {' · '}
          {t('raised', { time: clockTime(flag.raisedAt, zone) })}
          {flag.openSince > flag.raisedAt && ` · ${t('reopened', { time: clockTime(flag.openSince, zone) })}`}
          {flag.quiet && ` · ${t('quiet')}`}
          {flag.clearedAt && ` · ${t('cleared')}`}
          {flag.status === 'ACKNOWLEDGED' && ` · ${t('acknowledged')}`}
        </span>
      </span>
    </li>
  );
}

/** A chair that needs attention: large, with the reason and immediate actions. */
export const AttentionCard = memo(function AttentionCard({ place, zone, wall, namesHidden }: AttentionCardProps) {
  const { t } = useTranslation('board');
  const { t: tc } = useTranslation();
  const clinic = useClinic();
  const acknowledge = useAcknowledge(clinic.id);
  const mayAcknowledge = useHasRole('NURSE', 'CLINICIAN');
  const session = place.session;
  if (!session) {
    return null;
  }
  const flags = urgentFirst(session.flags);
  const first = flags.find(isWaiting);
  return (
    <article className={classes.attention} data-severity={first?.severity ?? 'DUE'} aria-label={place.chair.name}>
      <Group justify="space-between" gap="xs" align="center">
        <Group gap="sm">
          {first && <SeverityBadge severity={first.severity} large />}
          <span className={shared.chairLarge}>{place.chair.name}</span>
          <span className={shared.nameLarge}>
            <PatientName patient={session.patient} number={session.number} namesHidden={namesHidden} />
          </span>
        </Group>
        <NextSet session={session} />
      </Group>
      <Group gap="lg" mt={4}>
        <PhaseLine session={session} zone={zone} />
        <span className={shared.vitalsLarge}>
          <LastVitals session={session} />
        </span>
      </Group>
      <InfusionProgress session={session} />
      <ul className={classes.flags}>
        {flags.slice(0, SHOWN).map((flag) => (
          <FlagLine key={flag.id} flag={flag} zone={zone} />
        ))}
        {flags.length > SHOWN && <li className="dim">{t('more', { count: flags.length - SHOWN })}</li>}
      </ul>
      {!wall && (
        <Group gap="xs">
          {first && mayAcknowledge && (
            <Button onClick={() => acknowledge.mutate(first.id)} loading={acknowledge.isPending}>
              {t('acknowledge')}
            </Button>
          )}
          <LinkButton to="/sessions/$sessionId" params={{ sessionId: session.id }} variant="default">
            {tc('action.open')}
          </LinkButton>
        </Group>
      )}
    </article>
  );
});
