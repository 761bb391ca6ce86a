import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProtocolVersionView, RuleDifference, Severity } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { dayAndTime } from '@/lib/time';
import { TextLink } from '@/ui/links';
import { Failed, Loading } from '@/ui/states';
import classes from './protocol.module.css';
import { useDifferences } from './useWhatIf';

function useChange(): (difference: RuleDifference) => string {
  const { t } = useTranslation('protocol');
  const { t: tc } = useTranslation();
  const words = (severity: Severity | null) => (severity ? tc(`severity.${severity}`) : t('answer.noFlag'));
  return ({ severityNow, severityThen, criticalSecondsLater: later }) => {
    const shift = later ? ` · ${t(later > 0 ? 'answer.later' : 'answer.earlier', { minutes: Math.round(Math.abs(later) / 60) })}` : '';
    return `${words(severityNow)} → ${words(severityThen)}${shift}`;
  };
}

/** Each session that would have been flagged differently, with what differs. */
export function ChangedSessions({ id, version }: { id: string; version: ProtocolVersionView }) {
  const { t, i18n } = useTranslation('protocol');
  const { timeZone } = useClinic();
  const found = useDifferences(id);
  const change = useChange();
  const title = (code: string) => version.rules.find((rule) => rule.code === code)?.title ?? code;
  return (
    <>
      <Title order={3} size="h5">
        {t('answer.sessions')}
      </Title>
      {found.isPending && <Loading rows={2} height={40} />}
      {found.isError && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.data?.length === 0 && <Text className="dim">{t('answer.noSessions')}</Text>}
      {found.data && found.data.length > 0 && (
        <Table.ScrollContainer minWidth={620} type="native">
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={200}>{t('answer.session')}</Table.Th>
                <Table.Th>{t('answer.rule')}</Table.Th>
                <Table.Th>{t('answer.change')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.data.map(({ sessionId, rules }) => {
                const at = rules.map(({ raisedNow, raisedThen }) => raisedNow ?? raisedThen).find(Boolean);
                return (
                  <Table.Tr key={sessionId}>
                    <Table.Td className="num">
                      <TextLink to="/sessions/$sessionId" params={{ sessionId }} className={classes.target}>
                        {at ? dayAndTime(at, timeZone, i18n.language) : t('answer.session')}
                      </TextLink>
                    </Table.Td>
                    <Table.Td>{rules.map(({ rule, reason }) => `${title(rule)}: ${reason}`).join(' · ')}</Table.Td>
                    <Table.Td>{rules.map(change).join(' · ')}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  );
}
