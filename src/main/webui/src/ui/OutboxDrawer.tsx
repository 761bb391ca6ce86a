import { Drawer, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOutbox } from '@/lib/outbox';
import { UnsentEntries } from './UnsentEntries';

/** All unsent entries of this device. */
export function OutboxDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('outbox');
  const entries = useOutbox();
  return (
    <Drawer opened onClose={onClose} title={t('title')} position="right">
      <Text mb="sm">{t('explain')}</Text>
      <UnsentEntries entries={entries} />
    </Drawer>
  );
}
