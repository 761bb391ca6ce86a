import { Button, Checkbox, Group, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { now } from '@/lib/clock';
import { Choice } from '@/ui/Choice';
import { ProblemAlert } from '@/ui/states';
import { When } from '../entry/When';
import { useVerb } from './useVerb';

/** A new rate of the pump, with the reason. */
export function RateForm({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { send, busy, refused } = useVerb(session, onClose);
  const [rate, setRate] = useState<number | string>('');
  const [reason, setReason] = useState('');
  const [doseReason, setDoseReason] = useState('');
  const [minutesAgo, setMinutesAgo] = useState(0);
  /** The confirmed rate; another one must be confirmed again. */
  const [confirmed, setConfirmed] = useState<number | string | null>(null);
  const doubted = refused?.problem.type?.endsWith(':implausible') || confirmed !== null;
  const submit = () => {
    const at = new Date(now() - minutesAgo * 60_000).toISOString();
    void send({
      kind: 'RATE',
      verb: 'rate',
      at,
      body: {
        mgPerHour: Number(rate),
        reason: reason.trim(),
        at,
        ...(confirmed === rate ? { confirmed: true, doseReason: doseReason.trim() || null } : {}),
      },
    });
  };
  return (
    <Modal opened onClose={onClose} title={t('rateForm.title')}>
      <Stack>
        <Text className="num">
          {t('rate')}: {session.infusion?.mgPerHour} {tc('unit.mgPerHour')}
        </Text>
        <NumberInput
          label={t('rateForm.rate')}
          suffix={` ${tc('unit.mgPerHour')}`}
          value={rate}
          onChange={setRate}
          min={0}
          decimalScale={3}
          required
          data-autofocus
          error={refused?.fields().mgPerHour}
        />
        <Group gap="xs">
          {(t('rateForm.reasons', { returnObjects: true }) as readonly string[]).map((one) => (
            <Choice key={one} on={reason === one} onClick={() => setReason(one)}>
              {one}
            </Choice>
          ))}
        </Group>
        <Textarea
          label={t('rateForm.reason')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          error={refused?.fields().reason}
        />
        <When minutesAgo={minutesAgo} onChange={setMinutesAgo} />
        {doubted && (
          <>
            <Checkbox
              label={t('rateForm.confirm')}
              checked={confirmed === rate}
              onChange={(event) => setConfirmed(event.currentTarget.checked ? rate : null)}
              size="md"
            />
            <Textarea
              label={t('rateForm.doseReason')}
              value={doseReason}
              onChange={(event) => setDoseReason(event.currentTarget.value)}
              maxLength={1000}
              autosize
              error={refused?.fields().doseReason}
            />
          </>
        )}
        <ProblemAlert error={refused} except={['mgPerHour', 'reason', 'doseReason']} />
        <Button size="lg" mih={56} onClick={submit} loading={busy} disabled={rate === '' || !reason.trim()}>
          {t('rateForm.submit')}
        </Button>
      </Stack>
    </Modal>
  );
}
