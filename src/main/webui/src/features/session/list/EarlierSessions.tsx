import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { shortDay } from '@/lib/time';
import { TextLink } from '@/ui/links';
import { Value } from '@/ui/values';
import shared from '../shared.module.css';

/** How the patient tolerated earlier sessions. */
export function EarlierSessions({ session }: { session: SessionView }) {
  const { t, i18n } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  return (
    <section className={shared.panel} aria-label={t('earlier.title')}>
      <Title order={2} size="h5">
        {t('earlier.title')}
      </Title>
      {session.earlierSessions.length === 0 ? (
        <Text className="dim">{t('earlier.none')}</Text>
      ) : (
        <div className={shared.tableWrap}>
          <Table verticalSpacing={4}>
            <Table.Tbody>
              {session.earlierSessions.map((one) => (
                <Table.Tr key={one.sessionId}>
                  <Table.Th className="num">
                    <TextLink to="/sessions/$sessionId" params={{ sessionId: one.sessionId }}>
                      {one.number} · {shortDay(one.startedAt, timeZone, i18n.language)}
                    </TextLink>
                  </Table.Th>
                  <Table.Td className="num">
                    <Value value={one.dosePerKgGiven} unit={tc('unit.mgPerKg')} />
                  </Table.Td>
                  <Table.Td>
                    {one.sideEffects.length === 0
                      ? t('earlier.none2')
                      : one.sideEffects.map((effect) => `${effect.title} (${tc(`sideEffectSeverity.${effect.peakSeverity}`)})`).join(', ')}
                  </Table.Td>
                  <Table.Td>{one.flags.map((flag) => `${flag.title} (${tc(`severity.${flag.severity}`)})`).join(', ')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
}
