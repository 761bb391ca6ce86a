import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnswer } from '@/lib/api/schema';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { ProblemAlert } from '@/ui/states';
import { useUnits, useUnitSymbols } from '@/ui/units';
import { Grid } from './Grid';
import { type CellError, cellErrors, COLUMNS, EMPTY, isEmpty, type PaperDay, paperOf, type Row, typedTime } from './rows';
import { useImport } from './usePaper';
import { useRows } from './useRows';

function Wrong({ errors }: { errors: CellError[] }) {
  const { t } = useTranslation('downtime');
  const symbols = useUnitSymbols();
  const name = (field: string) => {
    const column = [...COLUMNS, 'confirmed' as const].find((one) => one === field);
    return column ? t(`entry.col.${column}`, { unit: symbols.temperature }) : field;
  };
  return (
    <Alert color="gray" variant="outline" role="alert" icon={<IconAlertTriangle aria-hidden />} title={t('entry.wrong')}>
      <List>
        {errors.map(({ row, field, message }) => (
          <List.Item key={`${row}-${field}-${message}`}>{t('entry.cell', { row: row + 1, field: name(field), message })}</List.Item>
        ))}
      </List>
      {errors.some(({ doubt }) => doubt) && (
        <Text fw={600} mt="xs">
          {t('entry.implausible')}
        </Text>
      )}
    </Alert>
  );
}

function Sent({ answer }: { answer: ImportAnswer }) {
  const { t } = useTranslation('downtime');
  const { observations, flags } = answer;
  return (
    <Alert color="gray" variant="outline" role="status" icon={<IconCheck aria-hidden />}>
      {t('entry.sent', { count: observations.length })}
      {flags.length > 0 && ` ${t('entry.flagged', { count: flags.length, titles: flags.map(({ title }) => title).join(', ') })}`}
    </Alert>
  );
}

/** The vital signs of a paper chart, entered all at once. */
export function VitalsEntry({ sessionId, day }: { sessionId: string; day: PaperDay }) {
  const { t } = useTranslation('downtime');
  const { temperature: unit } = useUnits();
  const { rows, set, clear } = useRows(sessionId);
  const send = useImport(sessionId);
  const [errors, setErrors] = useState<CellError[]>([]);
  const key = useOnceKey(rows);
  const filled = rows.filter((row) => !isEmpty(row)).length;

  const badTimes = (all: Row[]): CellError[] =>
    all.flatMap((row, place) =>
      isEmpty(row) || typedTime(row.time)
        ? []
        : [{ row: place, field: 'time', message: t(row.time.trim() ? 'entry.badTime' : 'entry.noTime'), doubt: false }],
    );

  const submit = () => {
    const wrong = badTimes(rows);
    setErrors(wrong);
    if (wrong.length > 0) {
      return;
    }
    const { csv, places } = paperOf(rows, day, unit);
    perform(
      send,
      { csv, key },
      {
        onSuccess: clear,
        onError: (error) => setErrors(error instanceof Refused ? cellErrors(error.problem.errors ?? [], places) : []),
      },
    );
  };

  return (
    <Stack>
      <Text>{t('entry.how')}</Text>
      <Grid rows={rows} day={day} errors={errors} onChange={set} />
      {errors.length > 0 ? <Wrong errors={errors} /> : <ProblemAlert error={send.error} />}
      {send.data && filled === 0 && <Sent answer={send.data} />}
      <Group>
        <Button onClick={submit} loading={send.isPending} disabled={filled === 0}>
          {t('entry.send', { count: filled })}
        </Button>
        <Button variant="default" onClick={() => set([...rows, EMPTY])}>
          {t('entry.addRow')}
        </Button>
        <Button variant="default" disabled={filled === 0} onClick={() => window.confirm(t('entry.clearSure')) && clear()}>
          {t('entry.clear')}
        </Button>
      </Group>
      <Text size="sm" className="dim">
        {t('entry.noteNotKept')}
      </Text>
    </Stack>
  );
}
