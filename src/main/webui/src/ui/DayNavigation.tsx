import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isDate } from '@/lib/days';
import { plusDays } from '@/lib/time';

interface DayNavigationProps {
  date: string;
  today: string;
  week: boolean;
  onChange: (date: string) => void;
}

/** From day to day or from week to week, to today, or to any date. */
export function DayNavigation({ date, today, week, onChange }: DayNavigationProps) {
  const { t } = useTranslation('schedule');
  const step = week ? 7 : 1;
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="default" aria-label={t(week ? 'previousWeek' : 'previousDay')} onClick={() => onChange(plusDays(date, -step))}>
        <IconChevronLeft size={20} aria-hidden />
      </ActionIcon>
      <Button variant="default" onClick={() => onChange(today)} disabled={date === today}>
        {t('today')}
      </Button>
      <ActionIcon variant="default" aria-label={t(week ? 'nextWeek' : 'nextDay')} onClick={() => onChange(plusDays(date, step))}>
        <IconChevronRight size={20} aria-hidden />
      </ActionIcon>
      <TextInput
        type="date"
        aria-label={t('date')}
        value={date}
        onChange={({ currentTarget }) => isDate(currentTarget.value) && onChange(currentTarget.value)}
        maw={170}
        miw={0}
        flex="1 1 128px"
      />
    </Group>
  );
}
