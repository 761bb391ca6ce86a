import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { clockTime } from '@/lib/time';
import { Value } from '@/ui/values';

/** Each side effect with its worst grade and the dose at its onset. */
export function Effects({ session }: { session: SessionView }) {
  const { t } = useTranslation('review');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const effects = session.sideEffects.filter(({ supersededBy, retracted }) => !supersededBy && !retracted);
  if (effects.length === 0) {
    return <Text className="dim">{t('effects.none')}</Text>;
  }
  return (
    <Table verticalSpacing={2} horizontalSpacing={6} fz="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('effects.what')}</Table.Th>
          <Table.Th>{t('effects.time')}</Table.Th>
          <Table.Th>{t('effects.atOnset')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {effects.map((effect) => (
          <Table.Tr key={effect.id}>
            <Table.Td>
              {effect.title}, {tc(`sideEffectSeverity.${effect.peakSeverity}`)}
              {effect.action && <span className="dim"> · {effect.action}</span>}
            </Table.Td>
            <Table.Td className="num">
              {clockTime(effect.onsetAt, timeZone)}–{effect.resolvedAt ? clockTime(effect.resolvedAt, timeZone) : t('effects.ongoing')}
            </Table.Td>
            <Table.Td className="num">
              {effect.atOnset ? (
                <>
                  <Value value={effect.atOnset.deliveredMg} /> <span className="unit">{tc('unit.mg')}</span> ·{' '}
                  {t('effects.atMinute', { minutes: effect.atOnset.minutesSinceStart })}
                </>
              ) : (
                t('effects.beforeStart')
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
