import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { clockTime } from '@/lib/time';
import classes from '../session.module.css';

/** Each side effect with its worst grade, the dose at its onset and what was done. */
export function SideEffectTable({ session }: { session: SessionView }) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const effects = session.sideEffects.filter(({ supersededBy, retracted }) => !supersededBy && !retracted);
  return (
    <section className={classes.panel} aria-label={t('effects.title')}>
      <Title order={2} size="h5">
        {t('effects.title')}
      </Title>
      {effects.length === 0 ? (
        <Text className="dim">{t('effects.none')}</Text>
      ) : (
        <Table verticalSpacing={3}>
          <Table.Tbody>
            {effects.map((effect) => (
              <Table.Tr key={effect.id}>
                <Table.Th>{effect.title}</Table.Th>
                <Table.Td>{tc(`sideEffectSeverity.${effect.peakSeverity}`)}</Table.Td>
                <Table.Td className="num">
                  {t('effects.since', { time: clockTime(effect.onsetAt, timeZone) })}
                  {effect.resolvedAt && `, ${t('effects.resolved', { time: clockTime(effect.resolvedAt, timeZone) })}`}
                </Table.Td>
                <Table.Td className="num">
                  {effect.atOnset && t('effects.atOnset', { delivered: effect.atOnset.deliveredMg, minutes: effect.atOnset.minutesSinceStart })}
                </Table.Td>
                <Table.Td>{effect.action}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
