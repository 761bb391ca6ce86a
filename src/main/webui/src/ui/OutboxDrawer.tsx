import { Drawer, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWaiting } from '@/lib/outbox';
import { ClosedEntries } from './ClosedEntries';
import { UnsentEntries } from './UnsentEntries';

/** All unsent entries of this device. */
export function OutboxDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('outbox');
  const { entries, closed } = useWaiting();
  return (
    <Drawer opened onClose={onClose} title={t('title')} position="right">
      <Text mb="sm">{t('explain')}</Text>
      {entries.some(({ unsaved }) => unsaved) && (
        <Text mb="sm" role="alert">
          {t('unsaved')}
        </Text>
      )}
      {entries.length > 0 && <UnsentEntries entries={entries} />}
      <ClosedEntries closed={closed} mayDelete />
    </Drawer>
  );
}
