import { Button, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Shift } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { perform } from '@/lib/perform';
import type { DayRoster } from '@/lib/roster';
import { weekdayAndDate } from '@/lib/time';
import { done } from '@/ui/notice';
import { useAssign } from './useRoster';

interface RosterGridProps {
  days: DayRoster[];
  people: { id: string; name: string }[];
  mayWrite: boolean;
  onEdit: (day: DayRoster) => void;
}

function ShiftWords({ shift }: { shift: Shift }) {
  const { t } = useTranslation('roster');
  return (
    <div className="num">
      <strong>
        {shift.from}–{shift.until}
      </strong>
      <div>
        {t(`dutyOf.${shift.duty}`)}
        {shift.charge && `, ${t('charge')}`}
      </div>
      {shift.breaks.map(({ from, until }) => (
        <div key={from} className="dim">
          {t('breakOf', { from, until })}
        </div>
      ))}
    </div>
  );
}

function Head({ day, mayWrite, onEdit }: { day: DayRoster } & Pick<RosterGridProps, 'mayWrite' | 'onEdit'>) {
  const { t, i18n } = useTranslation('roster');
  const clinic = useClinic();
  const assign = useAssign(clinic.id);
  const name = weekdayAndDate(day.date, i18n.language);
  return (
    <Table.Th scope="col" style={{ verticalAlign: 'top', minWidth: 140 }}>
      <Stack gap={4} align="start">
        {name}
        {!day.written && (
          <Text size="sm" className="dim" title={t('notWrittenWhy')}>
            {t('notWritten')}
          </Text>
        )}
        {day.written && day.shifts.length === 0 && <Text size="sm">{t('nobody')}</Text>}
        {mayWrite && (
          <>
            <Button variant="default" size="xs" onClick={() => onEdit(day)}>
              {t('edit', { day: name })}
            </Button>
            {day.written && (
              <Button
                variant="subtle"
                size="xs"
                px={6}
                loading={assign.isPending}
                onClick={() => perform(assign, day.date, { onSuccess: ({ items }) => done(t('assigned', { count: items.length })) })}
              >
                {t('assign', { day: name })}
              </Button>
            )}
          </>
        )}
      </Stack>
    </Table.Th>
  );
}

/** People by day. */
export function RosterGrid({ days, people, mayWrite, onEdit }: RosterGridProps) {
  const { t } = useTranslation('roster');
  const shiftsOf = (day: DayRoster, id: string) => day.shifts.filter(({ staffId }) => staffId === id);
  return (
    <ScrollArea type="auto" className="surface" viewportProps={{ tabIndex: 0 }}>
      <Table aria-label={t('grid')} verticalSpacing="sm" withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('person')}</Table.Th>
            {days.map((day) => (
              <Head key={day.date} day={day} mayWrite={mayWrite} onEdit={onEdit} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map(({ id, name }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row">{name}</Table.Th>
              {days.map((day) => (
                <Table.Td key={day.date} style={{ verticalAlign: 'top' }}>
                  {shiftsOf(day, id).map((shift) => (
                    <ShiftWords key={shift.from} shift={shift} />
                  ))}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
