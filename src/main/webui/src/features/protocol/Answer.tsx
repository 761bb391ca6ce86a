import { Alert, Button, Group, Progress, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProtocolVersionView, WhatIfView } from '@/lib/api/schema';
import { Failed, Loading } from '@/ui/states';
import { ChangedSessions } from './ChangedSessions';
import { BySession, Loads, RuleBars } from './Comparison';
import classes from './protocol.module.css';
import { underWay, useCancel, useWhatIf } from './useWhatIf';

function UnderWay({ whatIf }: { whatIf: WhatIfView }) {
  const { t } = useTranslation('protocol');
  const cancel = useCancel(whatIf.id);
  const { sessions, replayed } = whatIf;
  const words = sessions === null ? t('ask.counting') : t('ask.progress', { done: replayed, sessions });
  return (
    <>
      <Group justify="space-between" mb={6}>
        <Text role="status" className="num">
          {words}
        </Text>
        <Button variant="default" onClick={() => cancel.mutate()} loading={cancel.isPending}>
          {t('ask.cancel')}
        </Button>
      </Group>
      <Progress value={sessions ? (100 * replayed) / sessions : 0} aria-label={words} />
    </>
  );
}

/** The answer to a question, or how far it is. */
export function Answer({ id, version }: { id: string; version: ProtocolVersionView }) {
  const { t, i18n } = useTranslation('protocol');
  const whatIf = useWhatIf(id);
  if (whatIf.isPending) {
    return <Loading rows={2} />;
  }
  if (whatIf.isError && !whatIf.data) {
    return <Failed error={whatIf.error} retry={() => void whatIf.refetch()} />;
  }
  const { status, comparison, revision } = whatIf.data;
  const stale = revision !== null && revision !== version.revision;
  return (
    <section className={classes.panel} aria-label={t('answer.title')}>
      <Title order={2} size="h4" mb="xs">
        {t('answer.title')}
      </Title>
      {underWay(whatIf.data) && <UnderWay whatIf={whatIf.data} />}
      {status === 'FAILED' && <Text role="alert">{t('ask.failed')}</Text>}
      {status === 'CANCELLED' && <Text>{t('ask.cancelled')}</Text>}
      {stale && (
        <Alert color="gray" variant="outline" mb="sm">
          {t('ask.stale', { revision, now: version.revision })}
        </Alert>
      )}
      {comparison && comparison.sessions === 0 && <Text>{t('ask.noSessions')}</Text>}
      {comparison && comparison.sessions > 0 && (
        <>
          <Text mb="sm" className="num">
            {t('answer.over', {
              sessions: comparison.sessions,
              hours: comparison.sessionHours.toLocaleString(i18n.language, { maximumFractionDigits: 1 }),
              differing: comparison.differing,
            })}
          </Text>
          <Loads comparison={comparison} />
          <BySession comparison={comparison} />
          <RuleBars comparison={comparison} version={version} />
          <ChangedSessions id={id} version={version} />
        </>
      )}
    </section>
  );
}
