import { SimpleGrid, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Comparison, FlagCount, Load, ProtocolVersionView } from '@/lib/api/schema';
import { SeverityBadge } from '@/ui/severity';
import classes from './protocol.module.css';

const LOADS = ['flags', 'alarms', 'sessionsFlagged', 'sessionsWarned', 'sessionsCritical'] as const satisfies readonly (keyof Load)[];
const CRITICAL = ['same', 'earlier', 'later', 'lost', 'won'] as const;

/** How much each version asks of people, and what became of the critical flags. */
export function Loads({ comparison: { now, then, critical } }: { comparison: Comparison }) {
  const { t, i18n } = useTranslation('protocol');
  const rate = (load: Load) => load.alarmsPerSessionHour.toLocaleString(i18n.language, { maximumFractionDigits: 2 });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" mb="md">
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('answer.loads')}</Table.Th>
            <Table.Th ta="right">{t('answer.now')}</Table.Th>
            <Table.Th ta="right">{t('answer.thisVersion')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="num">
          {LOADS.map((name) => (
            <Table.Tr key={name}>
              <Table.Td>{t(`answer.${name}`)}</Table.Td>
              <Table.Td ta="right">{now[name]}</Table.Td>
              <Table.Td ta="right">{then[name]}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Td>{t('answer.alarmsPerHour')}</Table.Td>
            <Table.Td ta="right">{rate(now)}</Table.Td>
            <Table.Td ta="right">{rate(then)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('answer.critical')}</Table.Th>
            <Table.Th ta="right">{t('answer.flags')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="num">
          {CRITICAL.map((name) => (
            <Table.Tr key={name}>
              <Table.Td>{t(`answer.criticalOf.${name}`)}</Table.Td>
              <Table.Td ta="right">{critical[name]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </SimpleGrid>
  );
}

/** The same session by session, whichever rule flagged: a merged rule loses no session. */
export function BySession({ comparison: { bySession } }: { comparison: Comparison }) {
  const { t } = useTranslation('protocol');
  if (bySession.length === 0) {
    return null;
  }
  return (
    <Table verticalSpacing={4} mb="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('answer.bySession')}</Table.Th>
          <Table.Th ta="right">{t('answer.both')}</Table.Th>
          <Table.Th ta="right">{t('answer.ofThemLater')}</Table.Th>
          <Table.Th ta="right">{t('answer.onlyNow')}</Table.Th>
          <Table.Th ta="right">{t('answer.onlyThen')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody className="num">
        {bySession.map(({ severity, both, later, onlyNow, onlyThen }) => (
          <Table.Tr key={severity}>
            <Table.Td>{t(`answer.atLeast.${severity}`)}</Table.Td>
            <Table.Td ta="right">{both}</Table.Td>
            <Table.Td ta="right">{later}</Table.Td>
            <Table.Td ta="right" fw={onlyNow > 0 ? 650 : undefined}>
              {onlyNow}
            </Table.Td>
            <Table.Td ta="right">{onlyThen}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function percent(count: number, most: number): string {
  return `${most > 0 ? (100 * count) / most : 0}%`;
}

function Row({ count, title, most }: { count: FlagCount; title: string; most: number }) {
  return (
    <Table.Tr>
      <Table.Td>{title}</Table.Td>
      <Table.Td>
        <SeverityBadge severity={count.severity} calm />
      </Table.Td>
      <Table.Td ta="right">{count.now}</Table.Td>
      <Table.Td ta="right" fw={count.now === count.then ? undefined : 650}>
        {count.then}
      </Table.Td>
      <Table.Td>
        <div className={classes.bars} aria-hidden>
          <div className={classes.bar} data-now style={{ width: percent(count.now, most) }} />
          <div className={classes.bar} style={{ width: percent(count.then, most) }} />
        </div>
      </Table.Td>
    </Table.Tr>
  );
}

/** Two bars per rule and severity, now and under the version, beside their numbers. */
export function RuleBars({ comparison, version }: { comparison: Comparison; version: ProtocolVersionView }) {
  const { t } = useTranslation('protocol');
  const most = Math.max(...comparison.flags.map(({ now, then }) => Math.max(now, then)), 1);
  const title = (code: string) => version.rules.find((rule) => rule.code === code)?.title ?? code;
  return (
    <>
      <Title order={3} size="h5">
        {t('answer.rules')}
      </Title>
      <Text size="sm" className="dim" mb={4}>
        ▭ {t('answer.now')} · ▬ {t('answer.thisVersion')}
      </Text>
      <Table verticalSpacing={4} mb="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('answer.rule')}</Table.Th>
            <Table.Th>{t('answer.severity')}</Table.Th>
            <Table.Th ta="right">{t('answer.now')}</Table.Th>
            <Table.Th ta="right">{t('answer.thisVersion')}</Table.Th>
            <Table.Th w="40%">{t('answer.bars')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="num">
          {comparison.flags.map((count) => (
            <Row key={`${count.rule} ${count.severity}`} count={count} title={title(count.rule)} most={most} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
