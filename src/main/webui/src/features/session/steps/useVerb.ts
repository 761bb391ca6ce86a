import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import type { Refused } from '@/lib/problem';
import { done } from '@/ui/notice';
import { type ChairEntry, useChairEntry } from '../useSession';

/** Performs an action on the session, or stores it while offline; then closes the form. */
export function useVerb(session: SessionView, onClose: () => void) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const write = useChairEntry(session.id, session.chair.name);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const send = async (written: ChairEntry) => {
    setBusy(true);
    const outcome = await write(written).finally(() => setBusy(false));
    if ('refused' in outcome) {
      setRefused(outcome.refused);
      return;
    }
    done('sent' in outcome ? tc('saved') : t('pad.kept'));
    onClose();
  };
  return { send, busy, refused };
}
