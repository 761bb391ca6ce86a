import { Button, Group, Spoiler, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { FlagView, SessionView } from '@/lib/api/schema';
import { sessionKey } from '@/lib/live';
import { useClinic, useHasRole } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { clockTime } from '@/lib/time';
import { rank, SeverityBadge } from '@/ui/severity';
import { RaiseFlag } from './RaiseFlag';
import shared from './shared.module.css';
import classes from './FlagsPanel.module.css';
import { may } from './useSession';

/** Waiting ones first, of these what was withdrawn last, then by severity, then the oldest. */
export function inOrder(flags: FlagView[]): FlagView[] {
  const state = { OPEN: 0, ACKNOWLEDGED: 1, RESOLVED: 2 } as const;
  return [...flags].sort(
    (a, b) =>
      state[a.status] - state[b.status] ||
      Number(a.withdrawnAt !== null) - Number(b.withdrawnAt !== null) ||
      rank(a.severity) - rank(b.severity) ||
      Date.parse(a.raisedAt) - Date.parse(b.raisedAt),
  );
}

function FlagLine({ flag }: { flag: FlagView }) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const queries = useQueryClient();
  const mayAcknowledge = useHasRole('NURSE', 'CLINICIAN');
  const acknowledge = useMutation({
    mutationFn: () => api.POST('/api/flags/{id}/acknowledge', { params: { path: { id: flag.id } }, headers: once() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionKey(flag.sessionId ?? '') }),
  });
  const at = (instant: string) => clockTime(instant, timeZone);
  const who = (id: string | null) => nameOf(id) ?? t('flags.somebody');
  return (
    <li className={classes.flag} data-status={flag.status}>
      <SeverityBadge severity={flag.severity} calm={flag.status !== 'OPEN' || flag.withdrawnAt !== null} />
      <span className={classes.flagText}>
        <strong>{flag.title}</strong>: {flag.reason}
        <span className="dim num">
          {' · '}
          {t('flags.raised', { time: at(flag.raisedAt) })}
          {flag.repeatBy && flag.status !== 'RESOLVED' && ` · ${t('flags.repeatBy', { time: at(flag.repeatBy) })}`}
          {flag.clearedAt && ` · ${t('flags.cleared', { time: at(flag.clearedAt) })}`}
          {flag.withdrawnAt && ` · ${t('flags.withdrawn', { time: at(flag.withdrawnAt) })}`}
          {flag.acknowledgedAt && ` · ${t('flags.acknowledgedBy', { name: who(flag.acknowledgedBy), time: at(flag.acknowledgedAt) })}`}
          {flag.resolvedAt &&
            flag.disposition &&
            ` · ${t('flags.resolvedBy', { name: who(flag.resolvedBy), time: at(flag.resolvedAt), disposition: t(`disposition.${flag.disposition}`) })}`}
        </span>
        {flag.note && <span> · {tc('quoted', { text: flag.note })}</span>}
      </span>
      {flag.status === 'OPEN' && mayAcknowledge && (
        <Button variant="default" onClick={() => acknowledge.mutate()} loading={acknowledge.isPending} className="no-print">
          {t('flags.acknowledge')}
        </Button>
      )}
    </li>
  );
}

/** What was flagged, and what could not be assessed. Resolved and withdrawn flags are collapsed. */
export function FlagsPanel({ session }: { session: SessionView }) {
  const { t } = useTranslation('session');
  const flags = inOrder(session.flags);
  const waiting = flags.filter(({ status }) => status !== 'RESOLVED');
  const resolved = flags.filter(({ status }) => status === 'RESOLVED');
  return (
    <section aria-label={t('flags.title')} className={shared.panel}>
      <Group justify="space-between" align="flex-start">
        {waiting.length === 0 ? (
          <Text className="dim">{t(resolved.length > 0 ? 'flags.noneOpen' : 'flags.none')}</Text>
        ) : (
          <ul className={shared.flags}>
            {waiting.map((flag) => (
              <FlagLine key={flag.id} flag={flag} />
            ))}
          </ul>
        )}
        {may(session, 'RAISE_FLAG') && <RaiseFlag session={session} />}
      </Group>
      {(resolved.length > 0 || session.notAssessed.length > 0) && (
        <Spoiler
          maxHeight={0}
          showLabel={`${t('flags.older')} (${resolved.length}) · ${t('flags.notAssessed')} (${session.notAssessed.length})`}
          hideLabel="–"
        >
          <ul className={shared.flags}>
            {resolved.map((flag) => (
              <FlagLine key={flag.id} flag={flag} />
            ))}
          </ul>
          {session.notAssessed.map(({ rule, why }) => (
            <Text key={rule} size="sm" className="dim">
              {t('flags.notAssessed')}: {rule}, {why}
            </Text>
          ))}
        </Spoiler>
      )}
    </section>
  );
}
