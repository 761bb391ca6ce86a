import { Button, Checkbox, Group, Select, Stack, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '@/lib/api/schema';
import { useChairs } from '@/lib/chairs';
import { isDate } from '@/lib/days';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { clockTime, instantOf, localDate } from '@/lib/time';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import type { Proposed } from './events';
import { MovePreview } from './MovePreview';
import { type Move, useMove, useMovePreview } from './useSchedule';

interface MoveFormProps {
  session: SessionSummary;
  proposed: Proposed | null;
  onPropose: (place: Proposed) => void;
  onBack: () => void;
  onDone: () => void;
}

/** A session's new time and chair; the server previews the effect at once. */
export function MoveForm({ session, proposed, onPropose, onBack, onDone }: MoveFormProps) {
  const { t } = useTranslation('schedule');
  const { t: tc } = useTranslation();
  const clinic = useClinic();
  const chairs = useChairs(clinic.id);
  const from = proposed?.start ?? session.start;
  const [date, setDate] = useState(localDate(from, clinic.timeZone));
  const [time, setTime] = useState(clockTime(from, clinic.timeZone));
  const [chairId, setChairId] = useState<string | null>(proposed?.chairId ?? null);
  const [moveLater, setMoveLater] = useState(false);
  const complete = isDate(date) && /^\d{2}:\d{2}/.test(time);
  const start = complete ? instantOf(date, time, clinic.timeZone) : null;
  const move = useMemo<Move | null>(
    () =>
      start && (Date.parse(start) !== Date.parse(session.start) || (chairId !== null && chairId !== session.chair.id))
        ? { sessionId: session.id, start, chairId, moveLater }
        : null,
    [start, chairId, moveLater, session],
  );
  const [settled] = useDebouncedValue(move, 350);
  const preview = useMovePreview(clinic.id, settled);
  const moving = useMove(clinic.id);
  const key = useOnceKey(move);
  const show = (next: { date?: string; time?: string; chairId?: string | null }) => {
    const [day, clock, chair] = [next.date ?? date, next.time ?? time, next.chairId === undefined ? chairId : next.chairId];
    setDate(day);
    setTime(clock);
    setChairId(chair);
    if (isDate(day) && clock) {
      onPropose({ sessionId: session.id, start: instantOf(day, clock, clinic.timeZone), chairId: chair });
    }
  };
  const goes = move !== null && settled === move && preview.data !== undefined && !preview.isError && !preview.isFetching;
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('move.title')}
      </Title>
      <Group grow align="start">
        <TextInput type="date" label={t('move.date')} value={date} onChange={({ currentTarget }) => show({ date: currentTarget.value })} />
        <TextInput
          type="time"
          step={300}
          label={t('move.time')}
          value={time}
          onChange={({ currentTarget }) => show({ time: currentTarget.value })}
        />
      </Group>
      <Select
        label={t('move.chair')}
        placeholder={t('move.anyChair')}
        clearable
        value={chairId}
        onChange={(chosen) => show({ chairId: chosen })}
        data={(chairs.data ?? []).filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Checkbox
        size="md"
        checked={moveLater}
        onChange={({ currentTarget }) => setMoveLater(currentTarget.checked)}
        label={t('move.later')}
        description={t('move.laterWhy')}
      />
      {settled && <MovePreview preview={preview} chairs={chairs.data ?? []} moveLater={moveLater} />}
      <ProblemAlert error={moving.error} />
      <Group>
        <Button
          disabled={!goes}
          loading={moving.isPending}
          onClick={() =>
            move &&
            perform(
              moving,
              { move, key },
              {
                onSuccess: () => {
                  done(t('move.moved'));
                  onDone();
                },
              },
            )
          }
        >
          {t('move.move')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {tc('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
