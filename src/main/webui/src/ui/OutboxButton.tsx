import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudUpload } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWaiting } from '@/lib/outbox';

const OutboxDrawer = lazy(() => import('./OutboxDrawer').then((module) => ({ default: module.OutboxDrawer })));

/** How much waits on this device; nothing is shown where nothing waits. */
export function OutboxButton() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { entries, closed } = useWaiting();
  const count = entries.length + closed.length;
  const refused = entries.filter(({ problem }) => problem).length;
  if (count === 0) {
    return null;
  }
  const words = refused > 0 ? t('outbox.refused', { count: refused }) : t('outbox.waiting', { count });
  return (
    <>
      <Button
        variant="default"
        onClick={() => setOpened(true)}
        leftSection={refused > 0 ? <IconAlertTriangle size={18} aria-hidden /> : <IconCloudUpload size={18} aria-hidden />}
      >
        {words}
      </Button>
      {opened && (
        <Suspense>
          <OutboxDrawer onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
