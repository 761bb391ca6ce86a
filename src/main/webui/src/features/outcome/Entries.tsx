import { Button, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseOutcomes, OutcomeView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { dayAndTime } from '@/lib/time';
import { Value } from '@/ui/values';
import { CorrectOutcome } from './CorrectOutcome';
import classes from './outcome.module.css';

function Row({ one, onCorrect }: { one: OutcomeView; onCorrect: () => void }) {
  const { t, i18n } = useTranslation('outcome');
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const gone = one.supersededBy !== null;
  const marks = [
    one.moment && t(`moments.${one.moment}`),
    one.windowDays !== null && t('windowDays', { days: one.windowDays }),
    one.answers && `${t('answers')} ${one.answers.map((answer) => answer ?? '–').join(', ')}`,
    gone && t('superseded'),
    one.correctionReason && t(one.retracted ? 'retracted' : 'corrected', { reason: one.correctionReason }),
  ];
  return (
    <Table.Tr className={gone ? classes.superseded : undefined}>
      <Table.Td className="num">{dayAndTime(one.takenAt, timeZone, i18n.language)}</Table.Td>
      <Table.Td>{t(`instruments.${one.instrument}`)}</Table.Td>
      <Table.Td className="num">{one.complete ? <Value value={one.total} /> : <span className="dim">{t('incomplete')}</span>}</Table.Td>
      <Table.Td>
        {one.band} <span className="dim">{marks.filter(Boolean).join(' · ')}</span>
      </Table.Td>
      <Table.Td>{nameOf(one.createdBy) ?? <Value value={null} />}</Table.Td>
      <Table.Td>
        {!gone && !one.retracted && (
          <Button variant="subtle" size="compact-sm" mih={44} onClick={onCorrect}>
            {t('correct')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Every outcome, newest first; what was corrected stays, struck through. */
export function Entries({ outcomes }: { outcomes: CourseOutcomes }) {
  const { t } = useTranslation('outcome');
  const [correcting, setCorrecting] = useState<OutcomeView | null>(null);
  const newest = [...outcomes.entries].sort((a, b) => Date.parse(b.takenAt) - Date.parse(a.takenAt));
  return (
    <section className={classes.panel} aria-label={t('entries')}>
      <Title order={2} size="h5">
        {t('entries')}
      </Title>
      {newest.length === 0 ? (
        <Text className="dim">{t('noEntries')}</Text>
      ) : (
        <Table verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('taken')}</Table.Th>
              <Table.Th>{t('instrument')}</Table.Th>
              <Table.Th>{t('total')}</Table.Th>
              <Table.Th>{t('band')}</Table.Th>
              <Table.Th>{t('by')}</Table.Th>
              <Table.Th>{t('correct')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {newest.map((one) => (
              <Row key={one.id} one={one} onCorrect={() => setCorrecting(one)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {correcting && <CorrectOutcome outcome={correcting} onClose={() => setCorrecting(null)} />}
    </section>
  );
}
