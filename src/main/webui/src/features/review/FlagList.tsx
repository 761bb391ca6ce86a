import { Button, Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FlagView, SessionReview } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { clockTime } from '@/lib/time';
import { SeverityBadge } from '@/ui/severity';
import { EvidenceList } from './EvidenceList';
import { inOrder } from './queue';
import classes from './FlagList.module.css';

interface FlagListProps {
  review: SessionReview;
  /** The undecided flags that the decision leaves out. */
  /** Those that the decision is on. */
  ticks: ReadonlySet<string>;
  /** The flags shown when the session was opened. */
  seen: ReadonlySet<string>;
  onTick: (id: string, on: boolean) => void;
  onAcknowledge: (id: string) => void;
  busy: boolean;
}

/** A flag's outcome and its rule or person. */
function Facts({ flag }: { flag: FlagView }) {
  const { t } = useTranslation('review');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const at = (instant: string) => clockTime(instant, timeZone);
  const who = (id: string | null) => nameOf(id) ?? t('flags.somebody');
  const { rule } = flag;
  const facts = [
    t('flags.raised', { time: at(flag.raisedAt) }),
    rule
      ? rule.protocol
        ? t('flags.byRule', { rule: rule.code, protocol: rule.protocol, version: rule.version ?? tc('value.missing') })
        : t('flags.byProgram', { rule: rule.code })
      : t('flags.byPerson', { name: who(flag.raisedBy) }),
    flag.clearedAt && t('flags.cleared', { time: at(flag.clearedAt) }),
    flag.withdrawnAt && t('flags.withdrawn', { time: at(flag.withdrawnAt) }),
    flag.acknowledgedAt && t('flags.acknowledgedBy', { name: who(flag.acknowledgedBy), time: at(flag.acknowledgedAt) }),
    flag.resolvedAt &&
      flag.disposition &&
      t('flags.resolvedBy', { disposition: t(`decision.${flag.disposition}`), name: who(flag.resolvedBy), time: at(flag.resolvedAt) }),
    flag.note && tc('quoted', { text: flag.note }),
  ];
  return <span className="dim num">{facts.filter(Boolean).join(' · ')}</span>;
}

/** Every flag with its reason and evidence; the undecided first, ticked for the decision below. */
export function FlagList({ review, ticks, seen, onTick, onAcknowledge, busy }: FlagListProps) {
  const { t } = useTranslation('review');
  const { session } = review;
  const flags = inOrder(session.flags);
  const titleOf = ({ id, title }: FlagView) => (seen.has(id) ? title : t('flags.new', { title }));
  return (
    <>
      {flags.length === 0 && <Text className="dim">{t('flags.none')}</Text>}
      <ul className={classes.flags}>
        {flags.map((flag) => (
          <li key={flag.id} className={classes.flag} data-status={flag.status}>
            <div className={classes.flagHead}>
              <SeverityBadge severity={flag.severity} calm={flag.status !== 'OPEN'} />
              {flag.status === 'RESOLVED' ? (
                <strong>{flag.title}</strong>
              ) : (
                <Checkbox
                  label={<strong>{titleOf(flag)}</strong>}
                  checked={ticks.has(flag.id)}
                  onChange={(event) => onTick(flag.id, event.currentTarget.checked)}
                  aria-label={t('flags.decide', { title: titleOf(flag) })}
                  className={classes.tick}
                />
              )}
              {flag.status === 'OPEN' && (
                <Button
                  variant="default"
                  size="compact-md"
                  mih={44}
                  onClick={() => onAcknowledge(flag.id)}
                  loading={busy}
                  aria-label={t('flags.acknowledgeWhich', { title: flag.title })}
                >
                  {t('flags.acknowledge')}
                </Button>
              )}
            </div>
            <Text size="sm">{flag.reason}</Text>
            <Text size="xs">
              <Facts flag={flag} />
            </Text>
            <EvidenceList flag={flag} review={review} />
          </li>
        ))}
      </ul>
      {session.notAssessed.map(({ rule, why }) => (
        <Text key={rule} size="xs" className="dim">
          {t('flags.notAssessed')}: {rule}, {why}
        </Text>
      ))}
    </>
  );
}
