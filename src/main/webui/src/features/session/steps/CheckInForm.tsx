import { Button, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { Refused } from '@/lib/problem';
import { useIdentity } from '@/ui/names';
import { ProblemAlert } from '@/ui/states';

interface CheckInFormProps {
  session: SessionView;
  doubted: Refused;
  error: unknown;
  pending: boolean;
  onCheckIn: (overrideReason: string) => void;
  onClose: () => void;
}

/** What is doubtful about this check-in, and the reason to check in anyway. */
export function CheckInForm({ session, doubted, error, pending, onCheckIn, onClose }: CheckInFormProps) {
  const { t } = useTranslation('session');
  const identity = useIdentity();
  const [reason, setReason] = useState('');
  const refused = error instanceof Refused ? error : null;
  return (
    <Modal opened onClose={onClose} title={t('checkInForm.title', { patient: identity(session.patient) })}>
      <Stack>
        <ul>
          {(doubted.problem.errors ?? []).map(({ field, message }) => (
            <li key={`${field}${message}`}>
              <Text span>{message}</Text>
            </li>
          ))}
        </ul>
        <Textarea
          label={t('checkInForm.reason')}
          description={t('checkInForm.hint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          error={refused?.fields().overrideReason}
        />
        {error !== doubted && <ProblemAlert error={error} except={['overrideReason']} />}
        <Button size="lg" mih={56} onClick={() => onCheckIn(reason.trim())} loading={pending} disabled={!reason.trim()}>
          {t('next.CHECK_IN')}
        </Button>
      </Stack>
    </Modal>
  );
}
