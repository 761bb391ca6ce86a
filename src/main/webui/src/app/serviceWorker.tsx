import { Button, Group, Text } from '@mantine/core';
import i18next from 'i18next';
import { registerSW } from 'virtual:pwa-register';
import { notice } from '@/ui/notice';

const LOOK_EVERY_MILLIS = 30 * 60_000;

/**
 * Keeps the app's shell on the device, so that the chair works without a network. A new version is offered, never put
 * under a nurse's hands: what is typed would be gone.
 */
export function keepServiceWorker(): void {
  const takeOver = registerSW({
    immediate: true,
    onNeedRefresh() {
      void notice(
        <Group justify="space-between">
          <Text>{i18next.t('newVersion')}</Text>
          <Button variant="default" onClick={() => void takeOver(true)}>
            {i18next.t('state.reload')}
          </Button>
        </Group>,
        false,
      );
    },
    onRegisteredSW(_url, registration) {
      if (registration) {
        setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MILLIS);
      }
    },
  });
}
