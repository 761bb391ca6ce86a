import { useTranslation } from 'react-i18next';
import type { Evidence, FlagView, ObservationView, SessionReview } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { clockTime } from '@/lib/time';
import { Value } from '@/ui/values';
import classes from './EvidenceList.module.css';

function SetLine({ set }: { set: ObservationView }) {
  const { t } = useTranslation();
  return (
    <>
      <Value value={set.systolic} label={t('sign.systolic')} />/
      <Value value={set.diastolic} unit={t('unit.mmHg')} label={t('sign.diastolic')} /> · {t('short.heartRate')}{' '}
      <Value value={set.heartRate} label={t('sign.heartRate')} /> · {t('short.spo2')}{' '}
      <Value value={set.spo2} unit={t('unit.percent')} label={t('sign.spo2')} />
    </>
  );
}

function Line({ evidence, review }: { evidence: Evidence; review: SessionReview }) {
  const { t } = useTranslation('review');
  const set = review.session.observations.find(({ id }) => id === evidence.id);
  if (set) {
    return <SetLine set={set} />;
  }
  const entry = evidence.id ? review.timeline.find(({ id }) => id === evidence.id) : undefined;
  return <>{entry?.text ?? t(`flags.kind.${evidence.kind}`)}</>;
}

/** A flag's evidence: each entry with its time, its values and the severity that it alone gave. */
export function EvidenceList({ flag, review }: { flag: FlagView; review: SessionReview }) {
  const { t } = useTranslation('review');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  if (flag.evidence.length === 0) {
    return null;
  }
  return (
    <details className={classes.evidence} open={flag.status !== 'RESOLVED'}>
      <summary>{t('flags.evidence', { count: flag.evidence.length })}</summary>
      <ul>
        {flag.evidence.map((evidence, index) => (
          <li key={`${evidence.id ?? evidence.at}-${index}`} className="num">
            <strong>{clockTime(evidence.at, timeZone)}</strong> <Line evidence={evidence} review={review} /> ·{' '}
            <span className="dim">{tc(`severity.${evidence.severity}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
