import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface LeaveSureProps {
  unsent: number;
  /** Some of them are in this page's memory alone. */
  unsaved: boolean;
  onStay: () => void;
  onLeave: () => void;
}

/** Warns a person who signs out with unsent entries on this device. */
export function LeaveSure({ unsent, unsaved, onStay, onLeave }: LeaveSureProps) {
  const { t } = useTranslation('account');
  return (
    <Modal opened onClose={onStay} title={t('leave.title')}>
      <Stack>
        <Text>{t('leave.text', { count: unsent })}</Text>
        {unsaved && <Text role="alert">{t('leave.unsaved')}</Text>}
        <Group>
          <Button onClick={onStay}>{t('leave.stay')}</Button>
          <Button variant="default" onClick={onLeave}>
            {t('leave.leave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
