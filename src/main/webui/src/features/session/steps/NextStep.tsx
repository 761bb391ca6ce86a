import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { SessionAction, SessionView } from '@/lib/api/schema';
import { sessionKey } from '@/lib/live';
import { Refused } from '@/lib/problem';
import { ProblemAlert } from '@/ui/states';
import { DueLine } from '../DueLine';
import shared from '../shared.module.css';
import classes from './NextStep.module.css';
import { may } from '../useSession';
import { CheckInForm } from './CheckInForm';
import { FinishForm } from './FinishForm';
import { ReasonForm } from './ReasonForm';
import { RateForm } from './RateForm';
import { StartForm } from './StartForm';

type Form = 'START' | 'RATE' | 'PAUSE' | 'RESUME' | 'STOP' | 'FINISH';

/** The one button that comes next, of those that the server allows. */
function first(session: SessionView): SessionAction | null {
  const order: SessionAction[] = ['CHECK_IN', 'START', 'RESUME', 'FINISH', 'DISCHARGE'];
  return order.find((action) => may(session, action)) ?? null;
}

/** What comes next, large, and beside it what else the running infusion allows. */
export function NextStep({ session, onGo }: { session: SessionView; onGo: (tab: 'checklist' | 'vitals' | 'home') => void }) {
  const { t } = useTranslation('session');
  const queries = useQueryClient();
  const [form, setForm] = useState<Form | null>(null);
  const [doubted, setDoubted] = useState<Refused | null>(null);
  const checkIn = useMutation({
    mutationFn: (overrideReason: string | null) =>
      api.POST('/api/sessions/{id}/check-in', { params: { path: { id: session.id } }, headers: once(), body: { overrideReason } }),
    onSuccess: () => {
      setDoubted(null);
      return queries.invalidateQueries({ queryKey: sessionKey(session.id) });
    },
    onError: (error) => {
      if (error instanceof Refused && Object.keys(error.fields()).some((field) => field.startsWith('checkIn.'))) {
        setDoubted(error);
      }
    },
    meta: { quiet: true },
  });
  const next = first(session);
  const open = session.checklist.filter(({ required, ok }) => required && ok !== true).length;

  const go = (action: SessionAction) => {
    if (action === 'CHECK_IN') {
      checkIn.mutate(null);
    } else if (action === 'DISCHARGE') {
      onGo('home');
    } else {
      setForm(action as Form);
    }
  };
  const others = (['PAUSE', 'RATE', 'STOP'] as const).filter((action) => may(session, action) && action !== next);
  return (
    <section aria-label={t('next.title')} className={shared.panel}>
      <DueLine session={session} />
      {next === 'START' && open > 0 && (
        <Button size="lg" fullWidth mih={56} mb={6} onClick={() => onGo('checklist')}>
          {t('next.CHECKLIST')} ({session.checklist.filter(({ ok }) => ok === true).length}/{session.checklist.length})
        </Button>
      )}
      <div className={classes.steps}>
        {next ? (
          <Button
            flex={2}
            px={8}
            mih={56}
            variant={next === 'FINISH' || (next === 'START' && open > 0) ? 'default' : 'filled'}
            loading={checkIn.isPending}
            onClick={() => go(next)}
          >
            {t(`next.${next as Form | 'CHECK_IN' | 'DISCHARGE'}`)}
          </Button>
        ) : (
          <Text className="dim">{t('next.nothing')}</Text>
        )}
        {others.map((action) => (
          <Button key={action} flex={1} variant="default" mih={56} px={6} onClick={() => setForm(action)}>
            {t(`next.${action}`)}
          </Button>
        ))}
      </div>
      {!doubted && <ProblemAlert error={checkIn.error} />}
      {doubted && (
        <CheckInForm
          session={session}
          doubted={doubted}
          error={checkIn.error}
          pending={checkIn.isPending}
          onCheckIn={(reason) => checkIn.mutate(reason)}
          onClose={() => {
            setDoubted(null);
            checkIn.reset();
          }}
        />
      )}
      {form === 'START' && <StartForm session={session} onClose={() => setForm(null)} />}
      {form === 'RATE' && <RateForm session={session} onClose={() => setForm(null)} />}
      {form === 'FINISH' && <FinishForm session={session} onClose={() => setForm(null)} />}
      {(form === 'PAUSE' || form === 'RESUME' || form === 'STOP') && (
        <ReasonForm session={session} verb={form} onClose={() => setForm(null)} />
      )}
    </section>
  );
}
