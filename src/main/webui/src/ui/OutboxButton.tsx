import { Button, Drawer, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCloudUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOutbox } from '@/lib/outbox';
import { UnsentEntries } from './UnsentEntries';

/** How much waits on this device; nothing is shown where nothing waits. */
export function OutboxButton() {
  const { t } = useTranslation();
  const { t: to } = useTranslation('outbox');
  const [opened, drawer] = useDisclosure();
  const entries = useOutbox();
  const refused = entries.filter(({ problem }) => problem).length;
  if (entries.length === 0) {
    return null;
  }
  const words = refused > 0 ? t('outbox.refused', { count: refused }) : t('outbox.waiting', { count: entries.length });
  return (
    <>
      <Button variant="default" onClick={drawer.open} leftSection={refused > 0 ? <IconAlertTriangle size={18} aria-hidden /> : <IconCloudUpload size={18} aria-hidden />}>
        {words}
      </Button>
      <Drawer opened={opened} onClose={drawer.close} title={to('title')} position="right">
        <Text mb="sm">{to('explain')}</Text>
        <UnsentEntries entries={entries} />
      </Drawer>
    </>
  );
}
