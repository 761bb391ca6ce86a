import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, once } from '@/lib/api/client';
import type { RecoveryScale, SessionView } from '@/lib/api/schema';
import { sessionKey } from '@/lib/live';
import { useClinic } from '@/lib/me';
import { clockTime } from '@/lib/time';
import { Choice } from '@/ui/Choice';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';

/** A long wording may take two lines. */
const WRAPPED = { size: 'compact-sm', styles: { label: { whiteSpace: 'normal' } } } as const;

/** Scores how awake and steady the patient is, by the scale of the clinic's choice. */
export function RecoveryScoring({ session }: { session: SessionView }) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const queries = useQueryClient();
  const [code, setCode] = useState<RecoveryScale>('ALDRETE');
  const [points, setPoints] = useState<Record<string, number>>({});
  const scales = useQuery({ queryKey: ['recovery-scales'], queryFn: () => body(api.GET('/api/recovery-scales')), staleTime: Infinity });
  const save = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/sessions/{id}/recovery-scores', {
          params: { path: { id: session.id } },
          headers: once(),
          body: { scale: code, items: points },
        }),
      ),
    onSuccess: ({ total, most, missing }) => {
      done(total === null ? `${tc('value.incomplete')}: ${missing.join(', ')}` : t('home.total', { total, most }));
      setPoints({});
      return queries.invalidateQueries({ queryKey: sessionKey(session.id) });
    },
    meta: { quiet: true },
  });
  // scales have items of the same code and another meaning
  const choose = (next: RecoveryScale) => {
    setCode(next);
    setPoints({});
  };
  const scale = scales.data?.items.find((one) => one.code === code);
  const last = session.recoveryScores.at(-1);
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <Group gap={4} role="group" aria-label={t('home.scale')}>
          {scales.data?.items.map((one) => (
            <Choice key={one.code} {...WRAPPED} on={one.code === code} onClick={() => choose(one.code)}>
              {one.title}
            </Choice>
          ))}
        </Group>
        {last && (
          <Text className="num">
            {last.total === null ? tc('value.incomplete') : t('home.total', { total: last.total, most: last.most })} ·{' '}
            {clockTime(last.assessedAt, timeZone)}
          </Text>
        )}
      </Group>
      {scale?.items.map((item) => (
        <div key={item.code} role="group" aria-label={item.title}>
          <Text size="sm" fw={600}>
            {item.title}
          </Text>
          <Group gap={4}>
            {item.points.map((one) => (
              <Choice
                key={one.points}
                {...WRAPPED}
                on={points[item.code] === one.points}
                onClick={() => setPoints((before) => ({ ...before, [item.code]: one.points }))}
              >
                {one.points}: {one.wording}
              </Choice>
            ))}
          </Group>
        </div>
      ))}
      <ProblemAlert error={save.error} />
      <Button variant="default" onClick={() => save.mutate()} loading={save.isPending} disabled={Object.keys(points).length === 0}>
        {t('home.saveScore')}
      </Button>
    </Stack>
  );
}
