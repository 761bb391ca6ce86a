import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import { sessionKey } from '@/lib/live';
import { perform } from '@/lib/perform';
import { done } from '@/ui/notice';
import { ReasonModal } from '@/ui/ReasonModal';

/** An entry that should not be in this chart, named as people know it. */
export interface WrongEntry {
  kind: 'observation' | 'sideEffect';
  id: string;
  title: string;
}

interface EnteredInErrorProps {
  sessionId: string;
  entry: WrongEntry;
  onClose: () => void;
}

/** Marks a set or a side effect as entered in error, whatever the session's state; it stays in the record with the reason. */
export function EnteredInError({ sessionId, entry, onClose }: EnteredInErrorProps) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const queries = useQueryClient();
  const mark = useMutation({
    mutationFn: ({ reason, key }: { reason: string; key: string }) =>
      entry.kind === 'observation'
        ? api.POST('/api/sessions/{id}/observations/{observationId}/entered-in-error', {
            params: { path: { id: sessionId, observationId: entry.id } },
            headers: once(key),
            body: { reason: reason.trim() },
          })
        : api.POST('/api/sessions/{id}/side-effects/{sideEffectId}/entered-in-error', {
            params: { path: { id: sessionId, sideEffectId: entry.id } },
            headers: once(key),
            body: { reason: reason.trim() },
          }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionKey(sessionId) });
      done(t('effects.retracted', { effect: entry.title }));
      onClose();
    },
    meta: { quiet: true },
  });
  return (
    <ReasonModal
      opened
      title={t('effects.retractTitle', { effect: entry.title })}
      text={t('effects.retractText')}
      reasonLabel={t('correct.reason')}
      doLabel={t('effects.retract')}
      keepLabel={tc('action.cancel')}
      pending={mark.isPending}
      error={mark.error}
      onDo={(reason, key, onError) => perform(mark, { reason, key }, { onError })}
      onClose={onClose}
    />
  );
}
