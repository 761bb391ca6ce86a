import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { now } from '@/lib/clock';
import { Choice } from '@/ui/Choice';
import { useIdentity } from '@/ui/names';
import { ProblemAlert } from '@/ui/states';
import { When } from '../entry/When';
import { useVerb } from './useVerb';

interface ReasonFormProps {
  session: SessionView;
  verb: 'PAUSE' | 'RESUME' | 'STOP';
  onClose: () => void;
}

/** Pause, resume or stop, with when and why. */
export function ReasonForm({ session, verb, onClose }: ReasonFormProps) {
  const { t } = useTranslation('session');
  const identity = useIdentity();
  const { send, busy, refused } = useVerb(session, onClose);
  const [reason, setReason] = useState('');
  const [minutesAgo, setMinutesAgo] = useState(0);
  const stop = verb === 'STOP';
  const title = stop
    ? t('stopForm.title', { patient: identity(session.patient) })
    : verb === 'PAUSE'
      ? t('pauseForm.title')
      : t('next.RESUME');
  const reasons: readonly string[] = stop
    ? t('stopForm.reasons', { returnObjects: true })
    : verb === 'PAUSE'
      ? t('pauseForm.reasons', { returnObjects: true })
      : [];
  const submit = () => {
    const at = new Date(now() - minutesAgo * 60_000).toISOString();
    void send({ kind: verb, verb: verb.toLowerCase(), at, body: { at, ...(reason.trim() ? { reason: reason.trim() } : {}) } });
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack>
        {stop && <Text>{t('stopForm.text')}</Text>}
        {reasons.length > 0 && (
          <Group gap="xs">
            {reasons.map((one) => (
              <Choice key={one} on={reason === one} onClick={() => setReason(one)}>
                {one}
              </Choice>
            ))}
          </Group>
        )}
        <Textarea
          label={t('stopForm.reason')}
          required={stop}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          error={refused?.fields().reason}
        />
        <When minutesAgo={minutesAgo} onChange={setMinutesAgo} />
        <ProblemAlert error={refused} except={['reason']} />
        <Button size="lg" mih={56} onClick={submit} loading={busy} disabled={stop && !reason.trim()}>
          {stop ? t('stopForm.submit') : verb === 'PAUSE' ? t('pauseForm.submit') : t('next.RESUME')}
        </Button>
      </Stack>
    </Modal>
  );
}
