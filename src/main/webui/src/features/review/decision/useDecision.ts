import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { Disposition, FlagView, NewRecommendation, SessionView } from '@/lib/api/schema';
import { sessionKey } from '@/lib/live';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { done } from '@/ui/notice';
import { useReload } from '../useReview';

export interface DecisionValues {
  disposition: Disposition | '';
  note: string;
  recommendation: { dosePerKg: number | string; infusionMinutes: number | string; reason: string; confirmed: boolean };
}

const NO_RECOMMENDATION: DecisionValues['recommendation'] = { dosePerKg: '', infusionMinutes: '', reason: '', confirmed: false };

/** What is recommended; undefined where nothing was filled in or the disposition is another. */
function recommended({ disposition, recommendation }: DecisionValues): NewRecommendation | undefined {
  const { dosePerKg, infusionMinutes, reason, confirmed } = recommendation;
  if (disposition !== 'ADJUST' || (dosePerKg === '' && infusionMinutes === '' && !reason.trim())) {
    return undefined;
  }
  return {
    reason: reason.trim(),
    ...(dosePerKg === '' ? {} : { dosePerKg: Number(dosePerKg) }),
    ...(infusionMinutes === '' ? {} : { infusionMinutes: Number(infusionMinutes) }),
    ...(confirmed ? { confirmed } : {}),
  };
}

export interface DecisionState {
  form: UseFormReturnType<DecisionValues>;
  resolve: () => void;
  askToSign: () => void;
  sign: () => void;
  signing: boolean;
  stopSigning: () => void;
  busy: boolean;
  error: unknown;
  mayAskToSign: boolean;
}

/** The decision on the ticked flags, and the signature. */
export function useDecision(session: SessionView, ticked: FlagView[], onSigned: () => void): DecisionState {
  const { t } = useTranslation('review');
  const clinic = useClinic();
  const reload = useReload(clinic.id, session.id);
  const [signing, setSigning] = useState(false);
  const queries = useQueryClient();
  // what was begun on a session is there again after a look elsewhere; it goes with all that was read, at a sign-out
  const begun = sessionKey(session.id, 'decision');
  const form = useForm<DecisionValues>({
    initialValues: queries.getQueryData<DecisionValues>(begun) ?? { disposition: '', note: '', recommendation: NO_RECOMMENDATION },
    onValuesChange: (values) => void queries.setQueryData(begun, values),
  });
  const key = useOnceKey(form.values);
  const refused = (error: unknown) => {
    if (error instanceof Refused) {
      form.setErrors(error.fields());
    }
  };

  const resolve = useMutation({
    mutationFn: (disposition: Disposition) =>
      api.POST('/api/flags/resolve', {
        headers: once(`${key}-resolve`),
        body: {
          flagIds: ticked.map((flag) => flag.id),
          disposition,
          note: form.values.note.trim() || undefined,
          // a flag of the course alone, such as from a questionnaire, carries no recommendation
          recommendation: ticked.some((flag) => flag.sessionId) ? recommended(form.values) : undefined,
        },
      }),
    onSuccess: () => {
      form.setFieldValue('note', '');
      form.setFieldValue('recommendation', NO_RECOMMENDATION);
      done(t('decision.resolved'));
    },
    onError: refused,
    onSettled: reload,
    meta: { quiet: true },
  });

  const sign = useMutation({
    mutationFn: () => {
      const { disposition, note } = form.values;
      return api.POST('/api/sessions/{id}/review', {
        params: { path: { id: session.id } },
        headers: once(`${key}-sign`),
        body: { note: note.trim() || undefined, disposition: disposition || undefined, recommendation: recommended(form.values) },
      });
    },
    onSuccess: () => {
      setSigning(false);
      queries.removeQueries({ queryKey: begun });
      done(t('decision.signed'));
      onSigned();
      void reload();
    },
    onError: (error) => {
      setSigning(false);
      refused(error);
    },
    meta: { quiet: true },
  });

  const mayAskToSign = session.actions.includes('SIGN_OFF');
  return {
    form,
    resolve: () => {
      const { disposition } = form.values;
      if (!disposition) {
        form.setFieldError('disposition', t('decision.chooseDisposition'));
      } else if (disposition === 'HOLD_COURSE' && !form.values.note.trim()) {
        form.setFieldError('note', t('decision.whyHold'));
      } else if (ticked.length === 0) {
        form.setFieldError('disposition', t('decision.chooseFlag'));
      } else {
        sign.reset();
        resolve.mutate(disposition);
      }
    },
    askToSign: () => mayAskToSign && setSigning(true),
    sign: () => {
      resolve.reset();
      sign.mutate();
    },
    signing,
    stopSigning: () => setSigning(false),
    busy: resolve.isPending || sign.isPending,
    error: sign.error ?? resolve.error,
    mayAskToSign,
  };
}
