import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import { sessionKey } from '@/lib/live';
import { perform } from '@/lib/perform';
import { done } from '@/ui/notice';
import { ReasonModal } from '@/ui/ReasonModal';

interface RetractSideEffectProps {
  sessionId: string;
  effect: { id: string; title: string };
  onClose: () => void;
}

/** Retracts a side effect recorded by mistake; it stays in the record as retracted, with the reason. */
export function RetractSideEffect({ sessionId, effect, onClose }: RetractSideEffectProps) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const queries = useQueryClient();
  const retract = useMutation({
    mutationFn: ({ reason, key }: { reason: string; key: string }) =>
      api.POST('/api/sessions/{id}/side-effects/{sideEffectId}/corrections', {
        params: { path: { id: sessionId, sideEffectId: effect.id } },
        headers: once(key),
        body: { retracted: true, reason: reason.trim() },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionKey(sessionId) });
      done(t('effects.retracted', { effect: effect.title }));
      onClose();
    },
    meta: { quiet: true },
  });
  return (
    <ReasonModal
      opened
      title={t('effects.retractTitle', { effect: effect.title })}
      text={t('effects.retractText')}
      reasonLabel={t('correct.reason')}
      doLabel={t('effects.retract')}
      keepLabel={tc('action.cancel')}
      pending={retract.isPending}
      error={retract.error}
      onDo={(reason, key, onError) => perform(retract, { reason, key }, { onError })}
      onClose={onClose}
    />
  );
}
