import { Button, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObservationView, SessionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { clockTime } from '@/lib/time';
import { Temperature, useUnitSymbols } from '@/ui/units';
import { Value } from '@/ui/values';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { type Oxygen, oxygenWords } from '../entry/oxygen';
import shared from '../shared.module.css';
import classes from './ObservationTable.module.css';
import { may } from '../useSession';
import { CorrectForm } from './CorrectForm';
import { EnteredInError } from './EnteredInError';

/** Given (how much, by what), not given, or not said: three different things. */
function OxygenCell({ oxygen }: { oxygen: Oxygen }) {
  const { t, i18n } = useTranslation('session');
  const { t: tc } = useTranslation();
  const words = oxygenWords(oxygen, tc, t, i18n.language);
  if (words === null) {
    return (
      <>
        {t('list.oxygen')} <Value value={null} label={tc('sign.supplementalOxygen')} />
      </>
    );
  }
  return words;
}

interface RowProps {
  one: ObservationView;
  onCorrect: (() => void) | null;
  onWrong: (() => void) | null;
}

function Row({ one, onCorrect, onWrong }: RowProps) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const gone = one.supersededBy !== null;
  const marks = [
    one.enteredInError && t('list.inError', { reason: one.enteredInError.reason }),
    one.enteredInError?.movedTo && t('list.moved'),
    gone && !one.enteredInError && t('list.superseded'),
    one.supersedes && t('list.corrected'),
    one.enteredLate && t('list.late'),
    one.note,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <Table.Tr className={gone ? classes.superseded : undefined}>
      <Table.Td className="num">{clockTime(one.takenAt, timeZone)}</Table.Td>
      <Table.Td className="num">
        <Value value={one.systolic} />/<Value value={one.diastolic} />
      </Table.Td>
      <Table.Td className="num">
        <Value value={one.heartRate} />
      </Table.Td>
      <Table.Td className="num">
        <Value value={one.spo2} />
      </Table.Td>
      <Table.Td className="num">
        <Value value={one.respiratoryRate} />
      </Table.Td>
      <Table.Td className="num">
        <Temperature celsius={one.temperature} />
      </Table.Td>
      <Table.Td className="num">
        <Value value={one.pain} />
      </Table.Td>
      <Table.Td>
        <Value value={one.consciousness && tc(`consciousness.${one.consciousness}`)} />
        {' · '}
        <OxygenCell oxygen={one} />
        {one.sedation !== null && <span className="num"> · {one.sedation}</span>}
      </Table.Td>
      <Table.Td className="num">{one.news2.complete ? one.news2.score : <span className="dim">{tc('value.incomplete')}</span>}</Table.Td>
      <Table.Td>
        {nameOf(one.recordedBy) ?? tc('value.missing')} {marks && <span className="dim">· {marks}</span>}
      </Table.Td>
      <Table.Td className="no-print">
        {onCorrect && !gone && (
          <Button variant="subtle" size="compact-sm" mih={44} onClick={onCorrect}>
            {t('list.correct')}
          </Button>
        )}
        {onWrong && !gone && (
          <Button
            variant="subtle"
            size="compact-sm"
            mih={44}
            onClick={onWrong}
            aria-label={`${t('list.setOf', { time: clockTime(one.takenAt, timeZone) })}: ${t('effects.retract')}`}
          >
            {t('effects.retract')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Every set, newest first; what was corrected stays, struck through. */
export function ObservationTable({ session }: { session: SessionView }) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const symbols = useUnitSymbols();
  const [wrong, setWrong] = useState<ObservationView | null>(null);
  const [correcting, setCorrecting] = useState<ObservationView | null>(null);
  const newest = [...session.observations].sort((a, b) => Date.parse(b.takenAt) - Date.parse(a.takenAt));
  return (
    <section className={shared.panel} aria-label={t('list.title')}>
      <Title order={2} size="h5">
        {t('list.title')}
      </Title>
      {newest.length === 0 ? (
        <Text className="dim">{t('list.none')}</Text>
      ) : (
        <ScrollRegion className={shared.tableWrap} aria-label={t('list.title')}>
          <Table verticalSpacing={2} horizontalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('list.time')}</Table.Th>
                <Table.Th>
                  {tc('sign.pressure')} <span className="unit">{tc('unit.mmHg')}</span>
                </Table.Th>
                <Table.Th>
                  {tc('short.heartRate')} <span className="unit">{tc('unit.perMinute')}</span>
                </Table.Th>
                <Table.Th>
                  {tc('short.spo2')} <span className="unit">{tc('unit.percent')}</span>
                </Table.Th>
                <Table.Th>
                  {tc('short.respiratoryRate')} <span className="unit">{tc('unit.perMinute')}</span>
                </Table.Th>
                <Table.Th>
                  {tc('short.temperature')} <span className="unit">{symbols.temperature}</span>
                </Table.Th>
                <Table.Th>
                  {tc('sign.pain')} <span className="unit">{tc('unit.ofTen')}</span>
                </Table.Th>
                <Table.Th>{tc('sign.consciousness')}</Table.Th>
                <Table.Th>{tc('sign.news2')}</Table.Th>
                <Table.Th>{t('list.by')}</Table.Th>
                <Table.Th className="no-print">{t('list.correct')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {newest.map((one) => (
                <Row
                  key={one.id}
                  one={one}
                  onCorrect={may(session, 'CORRECT') ? () => setCorrecting(one) : null}
                  onWrong={may(session, 'ENTERED_IN_ERROR') ? () => setWrong(one) : null}
                />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
      {wrong && (
        <EnteredInError
          sessionId={session.id}
          entry={{ kind: 'observation', id: wrong.id, title: t('list.setOf', { time: clockTime(wrong.takenAt, timeZone) }) }}
          onClose={() => setWrong(null)}
        />
      )}
      {correcting && (
        <CorrectForm
          session={session}
          observation={correcting}
          at={clockTime(correcting.takenAt, timeZone)}
          onClose={() => setCorrecting(null)}
        />
      )}
    </section>
  );
}
