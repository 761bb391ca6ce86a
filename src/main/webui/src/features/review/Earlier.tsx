import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { shortDay } from '@/lib/time';
import { TextLink } from '@/ui/links';
import { Value } from '@/ui/values';
import classes from './Earlier.module.css';

/** How the patient tolerated earlier sessions. */
export function Earlier({ session }: { session: SessionView }) {
  const { t, i18n } = useTranslation('review');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  if (session.earlierSessions.length === 0) {
    return <Text className="dim">{t('earlier.none')}</Text>;
  }
  return (
    <Table verticalSpacing={2} horizontalSpacing={6} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('earlier.session')}</Table.Th>
          <Table.Th>{t('earlier.given')}</Table.Th>
          <Table.Th>{t('earlier.effects')}</Table.Th>
          <Table.Th>{t('earlier.flags')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {session.earlierSessions.map((one) => (
          <Table.Tr key={one.sessionId}>
            <Table.Td className={classes.nowrap}>
              <TextLink fz="sm" to="/sessions/$sessionId" params={{ sessionId: one.sessionId }}>
                {one.number} · {shortDay(one.startedAt, timeZone, i18n.language)}
              </TextLink>
            </Table.Td>
            <Table.Td>
              <Value value={one.dosePerKgGiven} unit={tc('unit.mgPerKg')} />
            </Table.Td>
            <Table.Td>
              {one.sideEffects.length === 0
                ? t('earlier.calm')
                : one.sideEffects.map(({ title, peakSeverity }) => `${title} (${tc(`sideEffectSeverity.${peakSeverity}`)})`).join(', ')}
            </Table.Td>
            <Table.Td>
              {one.flags.length === 0
                ? t('earlier.noFlag')
                : one.flags
                    .map(
                      ({ title, severity, disposition }) =>
                        `${title} (${tc(`severity.${severity}`)}${disposition ? `, ${t(`decision.${disposition}`)}` : ''})`,
                    )
                    .join(', ')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
