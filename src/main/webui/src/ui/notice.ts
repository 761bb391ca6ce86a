import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { Unreachable } from '@/lib/problem';
import { wordsOf } from './states';

/** Says shortly that something was done. */
export function done(message: string): void {
  notifications.show({ message, color: 'gray', autoClose: 4_000, withBorder: true, closeButtonProps: { 'aria-label': i18next.t('action.close') } });
}

/** Says why something was refused, where there is no form to say it in. */
export function refusal(error: unknown): void {
  const message = error instanceof Unreachable ? i18next.t('state.unreachable') : wordsOf(error);
  notifications.show({ message, color: 'dark', autoClose: 12_000, withBorder: true, closeButtonProps: { 'aria-label': i18next.t('action.close') } });
}
