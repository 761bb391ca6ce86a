import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, once } from '@/lib/api/client';
import type { DischargeAnswers, SessionView } from '@/lib/api/schema';
import { sessionKey } from '@/lib/live';
import { useHasRole } from '@/lib/me';
import { Refused } from '@/lib/problem';
import { useIdentity } from '@/ui/names';
import { Failed, Loading, ProblemAlert } from '@/ui/states';
import { CriterionRow } from '../CriterionRow';
import shared from '../shared.module.css';
import { ItemRow } from '../steps/ItemRow';
import { may, useAnswers } from '../useSession';
import { RecoveryScoring } from './RecoveryScoring';

function useDischargeAnswers(session: SessionView) {
  return useAnswers(session, (params, answers: DischargeAnswers) =>
    api.PUT('/api/sessions/{id}/discharge-checklist', { params, body: answers }),
  );
}

function Escort({ session }: { session: SessionView }) {
  const { t } = useTranslation('session');
  const [escort, setEscort] = useState(session.escort ?? '');
  const save = useDischargeAnswers(session);
  return (
    <Group align="end" wrap="nowrap" gap={6}>
      <TextInput
        label={t('home.escort')}
        value={escort}
        onChange={(event) => setEscort(event.currentTarget.value)}
        flex={1}
        maxLength={200}
      />
      <Button
        variant="default"
        onClick={() => save.mutate({ escort })}
        loading={save.isPending}
        disabled={!escort.trim() || escort === session.escort}
      >
        {t('home.saveEscort')}
      </Button>
    </Group>
  );
}

/** Each discharge criterion with its reason, confirmations, recovery scores, and the discharge itself. */
export function GoingHome({ session }: { session: SessionView }) {
  const { t } = useTranslation('session');
  const identity = useIdentity();
  const queries = useQueryClient();
  const clinician = useHasRole('CLINICIAN');
  const [reason, setReason] = useState('');
  const readiness = useQuery({
    queryKey: sessionKey(session.id, 'readiness'),
    queryFn: () => body(api.GET('/api/sessions/{id}/discharge-readiness', { params: { path: { id: session.id } } })),
    refetchInterval: 20_000,
  });
  const read = () => queries.invalidateQueries({ queryKey: sessionKey(session.id) });
  const confirm = useDischargeAnswers(session);
  const discharge = useMutation({
    mutationFn: () =>
      api.POST('/api/sessions/{id}/discharge', {
        params: { path: { id: session.id } },
        headers: once(),
        body: reason.trim() ? { overrideReason: reason.trim() } : {},
      }),
    onSuccess: read,
    meta: { quiet: true },
  });
  if (readiness.isPending) {
    return <Loading rows={4} height={40} />;
  }
  if (!readiness.data) {
    return <Failed error={readiness.error} retry={() => void readiness.refetch()} />;
  }
  const refused = discharge.error instanceof Refused ? discharge.error : null;
  const { criteria, ready } = readiness.data;
  const unmet = criteria.filter(({ met }) => met !== true).length;
  return (
    <section className={shared.panel} aria-label={t('home.title')}>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {ready ? t('home.ready') : t('home.notReady', { count: unmet })}
        </Title>
        <ul className={shared.flags}>
          {criteria.map((criterion) => (
            <CriterionRow key={criterion.code} criterion={criterion} />
          ))}
        </ul>
        {may(session, 'SCORE_RECOVERY') && <RecoveryScoring session={session} />}
        <Escort session={session} />
        <Title order={3} size="h6">
          {t('home.confirmations')}
        </Title>
        {session.dischargeChecklist.map((item) => (
          <ItemRow
            key={item.code}
            item={item}
            busy={confirm.isPending}
            onAnswer={(ok) => confirm.mutate({ items: [{ code: item.code, ok }] })}
          />
        ))}
        {refused?.status === 409 && refused.problem.errors ? (
          <Text role="alert">{t('home.notAll')}</Text>
        ) : (
          <ProblemAlert error={discharge.error} except={['overrideReason']} />
        )}
        {may(session, 'DISCHARGE') && !ready && clinician && (
          <Textarea
            label={t('home.override')}
            description={t('home.overrideHint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            maxLength={1000}
            error={refused?.fields().overrideReason}
          />
        )}
        {may(session, 'DISCHARGE') && (
          <Button
            size="lg"
            mih={56}
            onClick={() => discharge.mutate()}
            loading={discharge.isPending}
            variant={ready ? 'filled' : 'default'}
          >
            {reason.trim() && !ready ? t('home.overrideSubmit') : t('home.discharge', { patient: identity(session.patient) })}
          </Button>
        )}
      </Stack>
    </section>
  );
}
