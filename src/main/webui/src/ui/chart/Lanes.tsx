import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { clockTime } from '@/lib/time';
import { SeverityBadge } from '@/ui/severity';
import classes from './chart.module.css';
import { AXIS_WIDTH } from './Plot';
import { phases, rows, share, type Span } from './series';

interface LanesProps {
  session: SessionView;
  span: Span;
  now: number;
}

/** A marker's width, as a share of a narrow axis, and a row's height in pixels. */
const MARK = 0.06;
const ROW = 26;

function percent(value: number): string {
  return `${(Math.min(1, Math.max(0, value)) * 100).toFixed(2)}%`;
}

/** Beneath the curves, on the same axis: phases, side effects as bars, flags as markers, sets due as ticks. */
export function Lanes({ session, span, now }: LanesProps) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const at = (instant: string | number) => share(instant, span);
  const end = session.dischargedAt ?? now;
  const effects = session.sideEffects.filter(({ supersededBy, retracted }) => !supersededBy && !retracted);
  const flags = session.flags.filter(({ withdrawnAt }) => !withdrawnAt).sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt));
  const flagRows = rows(
    flags.map(({ occurredAt }) => at(occurredAt)),
    MARK,
  );
  return (
    <div className={classes.lanes} style={{ marginLeft: AXIS_WIDTH, marginRight: 12 }} role="group" aria-label={t('chart.events')}>
      <div className={classes.lane}>
        {phases(session, now).map(({ phase, from, until }) => (
          <span
            key={phase}
            className={classes.phase}
            data-phase={phase}
            style={{ left: percent(at(from * 1_000)), width: percent(at(until * 1_000) - at(from * 1_000)) }}
          >
            {tc(`phase.${phase}`)}
          </span>
        ))}
        {(session.coverage?.sets ?? []).map(({ dueAt, status }) => (
          <span
            key={dueAt}
            className={classes.tick}
            data-status={status}
            style={{ left: percent(at(dueAt)) }}
            title={`${t('chart.due')} ${clockTime(dueAt, timeZone)}`}
          />
        ))}
      </div>
      {effects.map((effect) => (
        <div key={effect.id} className={classes.lane}>
          <span
            className={classes.effect}
            style={{ left: percent(at(effect.onsetAt)), width: percent(at(effect.resolvedAt ?? end) - at(effect.onsetAt)) }}
            data-open={!effect.resolvedAt || undefined}
          />
          <span className={classes.effectName} style={{ left: percent(at(effect.onsetAt)) }}>
            {effect.title}, {tc(`sideEffectSeverity.${effect.currentSeverity}`)} ({clockTime(effect.onsetAt, timeZone)}
            {effect.resolvedAt ? `–${clockTime(effect.resolvedAt, timeZone)}` : ''})
          </span>
        </div>
      ))}
      {flags.length > 0 && (
        <div className={classes.lane} style={{ height: ROW * (Math.max(...flagRows) + 1) }}>
          {flags.map((flag, index) => (
            <span
              key={flag.id}
              className={classes.marker}
              style={{ left: percent(at(flag.occurredAt)), top: ROW * (flagRows[index] ?? 0) }}
              title={`${flag.title}: ${flag.reason}, ${clockTime(flag.occurredAt, timeZone)}`}
            >
              <SeverityBadge severity={flag.severity} calm={flag.status === 'RESOLVED'} small />
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
