import { registerSW } from 'virtual:pwa-register';

const LOOK_EVERY_MILLIS = 30 * 60_000;

/**
 * Keeps the app's shell on the device, so that the chair works without a network. A new version takes over when the
 * page is loaded next, never under a nurse's hands.
 */
export function keepServiceWorker(): void {
  registerSW({
    immediate: true,
    onRegisteredSW(_url, registration) {
      if (registration) {
        setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MILLIS);
      }
    },
  });
}
