import { Progress } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardPatient, BoardSession, LastVitals as Vitals } from '@/lib/api/schema';
import { useNow, useNowCoarse } from '@/lib/clock';
import { clockTime } from '@/lib/time';
import { vitalsDue } from '@/lib/vitalsDue';
import { useIdentity } from '@/ui/names';
import { SimilarName } from '@/ui/SimilarName';
import { lastNumber } from '@/ui/signs';
import { Age, Value } from '@/ui/values';
import classes from './parts.module.css';

/** Name and birth date, with a mark where another name of the day resembles it; the session's number where names are hidden. */
export function PatientName({ patient, number, namesHidden }: { patient: BoardPatient; number?: number; namesHidden: boolean }) {
  const { t } = useTranslation('board');
  const identity = useIdentity();
  if (namesHidden) {
    return number === undefined ? '…' : t('patientHidden', { number });
  }
  return (
    <>
      {identity(patient)} {patient.similarName && <SimilarName />}
    </>
  );
}

/** The phase in words, with what of its time is gone. */
export function PhaseLine({ session, zone }: { session: BoardSession; zone: string }) {
  const { t } = useTranslation('board');
  const { t: tc } = useTranslation();
  const now = useNowCoarse();
  const { phase, minutesElapsed, minutesLeft } = session;
  if (phase === 'BOOKED') {
    const late = Date.parse(session.start) < now;
    return <span>{t(late ? 'late' : 'arriving', { time: clockTime(session.start, zone) })}</span>;
  }
  if (phase === 'CHECKED_IN') {
    return (
      <span>
        {tc('phase.CHECKED_IN')} · {t('checklist', { met: session.checklistMet, items: session.checklistItems })}
      </span>
    );
  }
  if ((phase === 'INFUSING' || phase === 'PAUSED') && minutesElapsed !== null && minutesLeft !== null) {
    return (
      <span>
        {tc(`phase.${phase}`)} {t('infusing', { elapsed: minutesElapsed, total: minutesElapsed + Math.max(minutesLeft, 0) })}
      </span>
    );
  }
  const since = session.phaseSince ? Math.max(0, Math.floor((now - Date.parse(session.phaseSince)) / 60_000)) : null;
  return (
    <span>
      {tc(`phase.${phase}`)} {since !== null && t('inPhase', { minutes: since })}
    </span>
  );
}

/** How far the infusion is; nothing in the other phases. */
export const InfusionProgress = memo(function InfusionProgress({ session }: { session: BoardSession }) {
  const { t } = useTranslation('board');
  const { minutesElapsed: elapsed, minutesLeft: left, phase } = session;
  if ((phase !== 'INFUSING' && phase !== 'PAUSED') || elapsed === null || left === null) {
    return null;
  }
  const percent = Math.min(100, Math.round((100 * elapsed) / Math.max(1, elapsed + left)));
  return <Progress value={percent} size={6} aria-label={t('progress', { percent })} color={phase === 'PAUSED' ? 'gray' : undefined} />;
});

/** A sign of the last set; where that lacks it, what was measured before, with its own age beside it. */
function Sign({ last, sign, unit }: { last: Vitals; sign: 'systolic' | 'diastolic' | 'heartRate' | 'spo2'; unit?: string }) {
  const { t: tc } = useTranslation();
  const { value, before } = lastNumber(last, sign);
  return before ? (
    <span className={classes.earlier}>
      <Value value={value} unit={unit} /> <Age at={before} />
    </span>
  ) : (
    <Value value={value} unit={unit} label={tc(`sign.${sign}`)} />
  );
}

/** The last vital signs and how old they are. */
export function LastVitals({ session }: { session: BoardSession }) {
  const { t } = useTranslation('board');
  const { t: tc } = useTranslation();
  const last = session.lastVitals;
  if (!last) {
    return session.phase === 'BOOKED' ? null : (
      <span className="dim">
        {tc('value.missing')} {t('noSet')}
      </span>
    );
  }
  return (
    <span className={classes.vitals}>
      <span>
        <Sign last={last} sign="systolic" />/<Sign last={last} sign="diastolic" unit={tc('unit.mmHg')} />
      </span>
      <span>
        <span className="unit">{tc('short.heartRate')}</span> <Sign last={last} sign="heartRate" />
      </span>
      <span>
        <span className="unit">{tc('short.spo2')}</span> <Sign last={last} sign="spo2" unit={tc('unit.percent')} />
      </span>
      <span className={classes.age}>
        <Age at={last.takenAt} />
      </span>
    </span>
  );
}

/** When the next vital signs are due. */
export function NextSet({ session }: { session: BoardSession }) {
  const { t } = useTranslation('board');
  const now = useNow();
  const next = session.nextSet;
  if (!next) {
    return null;
  }
  const words = vitalsDue(next, now, t);
  if (next.status === 'OVERDUE') {
    return <strong className={classes.overdue}>{words}</strong>;
  }
  return Date.parse(next.dueAt) > now ? <span className="num">{words}</span> : <strong className={classes.due}>{words}</strong>;
}
