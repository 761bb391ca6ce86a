import { Button, Checkbox, Group, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api/client';
import type { SessionView } from '@/lib/api/schema';
import { sessionKey } from '@/lib/live';
import { Refused } from '@/lib/problem';
import { weightOf } from '@/lib/units';
import { ProblemAlert } from '@/ui/states';
import { useUnits, useUnitSymbols } from '@/ui/units';

/** Records the weight measured today; a jump from the weight on record is confirmed. */
export function WeightToday({ patient, sessionId }: { patient: SessionView['patient']; sessionId: string }) {
  const { t } = useTranslation('session');
  const { weight: unit } = useUnits();
  const symbols = useUnitSymbols();
  const queries = useQueryClient();
  const [weight, setWeight] = useState<number | string>('');
  /** The confirmed weight; another one must be confirmed again. */
  const [confirmed, setConfirmed] = useState<number | string | null>(null);
  const save = useMutation({
    mutationFn: () =>
      api.PATCH('/api/patients/{id}', {
        params: { path: { id: patient.id }, header: { 'If-Match': '*' } },
        body: { ...weightOf(Number(weight), unit), confirmed: confirmed === weight },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionKey(sessionId) }),
    meta: { quiet: true },
  });
  const doubted = save.error instanceof Refused && save.error.problem.type?.endsWith(':implausible');
  return (
    <>
      <Group align="end" wrap="nowrap" gap={6}>
        <NumberInput
          label={t('start.weight')}
          suffix={` ${symbols.weight}`}
          decimalScale={1}
          hideControls
          value={weight}
          onChange={setWeight}
          flex={1}
        />
        <Button variant="default" onClick={() => save.mutate()} loading={save.isPending} disabled={weight === ''}>
          {t('start.saveWeight')}
        </Button>
      </Group>
      {doubted && (
        <Checkbox
          label={t('start.confirmWeight')}
          checked={confirmed === weight}
          onChange={(event) => setConfirmed(event.currentTarget.checked ? weight : null)}
          size="md"
          mt="xs"
        />
      )}
      <ProblemAlert error={save.error} />
    </>
  );
}
