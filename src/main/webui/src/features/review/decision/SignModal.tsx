import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useMe } from '@/lib/me';
import { useIdentity } from '@/ui/names';
import type { DecisionState } from './useDecision';

/** Asks once more before the chart is closed: whose session, what follows, who signs. */
export function SignModal({ session, decision }: { session: SessionView; decision: DecisionState }) {
  const { t } = useTranslation('review');
  const identity = useIdentity();
  const { t: tc } = useTranslation();
  const me = useMe();
  const { disposition, note } = decision.form.values;
  return (
    <Modal
      opened={decision.signing}
      onClose={decision.stopSigning}
      title={t('decision.signTitle', { number: session.number, patient: identity(session.patient) })}
    >
      <Stack>
        <Text>
          {t('decision.disposition')}: <strong>{disposition ? t(`decision.${disposition}`) : t('decision.signNoDisposition')}</strong>
          {note.trim() && ` · ${note.trim()}`}
        </Text>
        <Text size="sm">{t('decision.signText', { name: me.name })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={decision.stopSigning}>
            {tc('action.cancel')}
          </Button>
          <Button onClick={decision.sign} loading={decision.busy} data-autofocus>
            {t('decision.signOff')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
