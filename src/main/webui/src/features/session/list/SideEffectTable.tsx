import { Button, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView, SideEffectView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { clockTime } from '@/lib/time';
import { ScrollRegion } from '@/ui/ScrollRegion';
import shared from '../shared.module.css';
import { EnteredInError } from './EnteredInError';

/** Each side effect with its worst grade, the dose at its onset and what was done; with a button to retract it where possible. */
export function SideEffectTable({ session, mayRetract = false }: { session: SessionView; mayRetract?: boolean }) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const [mistaken, setMistaken] = useState<SideEffectView | null>(null);
  const effects = session.sideEffects.filter(({ supersededBy, retracted }) => !supersededBy && !retracted);
  return (
    <section className={shared.panel} aria-label={t('effects.title')}>
      <Title order={2} size="h5">
        {t('effects.title')}
      </Title>
      {effects.length === 0 ? (
        <Text className="dim">{t('effects.none')}</Text>
      ) : (
        <ScrollRegion className={shared.tableWrap} aria-label={t('effects.title')}>
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
                    {effect.atOnset &&
                      t('effects.atOnset', { delivered: effect.atOnset.deliveredMg, minutes: effect.atOnset.minutesSinceStart })}
                  </Table.Td>
                  <Table.Td>{effect.action}</Table.Td>
                  {mayRetract && (
                    <Table.Td className="no-print" ta="right">
                      <Button variant="default" onClick={() => setMistaken(effect)} aria-label={`${t('effects.retract')}: ${effect.title}`}>
                        {t('effects.retract')}
                      </Button>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
      {mistaken && (
        <EnteredInError
          sessionId={session.id}
          entry={{ kind: 'sideEffect', id: mistaken.id, title: mistaken.title }}
          onClose={() => setMistaken(null)}
        />
      )}
    </section>
  );
}
