import { Button, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { now } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { clockTime } from '@/lib/time';
import { useIdentity } from '@/ui/names';
import { ProblemAlert } from '@/ui/states';
import { When } from '../entry/When';
import { useVerb } from './useVerb';

/** Ends the infusion and begins recovery. */
export function FinishForm({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const { t } = useTranslation('session');
  const identity = useIdentity();
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const { send, busy, refused } = useVerb(session, onClose);
  const [minutesAgo, setMinutesAgo] = useState(0);
  const planned = session.infusion?.plannedEnd;
  const submit = () => {
    const at = new Date(now() - minutesAgo * 60_000).toISOString();
    void send({ kind: 'FINISH', verb: 'finish', at, body: { at } });
  };
  return (
    <Modal opened onClose={onClose} title={t('next.finishTitle', { patient: identity(session.patient) })}>
      <Stack>
        <Text>{t('next.finishText', { time: planned ? clockTime(planned, timeZone) : tc('value.unknown') })}</Text>
        <When minutesAgo={minutesAgo} onChange={setMinutesAgo} />
        <ProblemAlert error={refused} />
        <Button size="lg" mih={56} onClick={submit} loading={busy}>
          {t('next.FINISH')}
        </Button>
      </Stack>
    </Modal>
  );
}
