import i18next from 'i18next';
import type { ReactNode } from 'react';
import { Unreachable } from '@/lib/problem';
import { wordsOf } from './states';

/** Shows a notice for so long, or until somebody closes it. */
export async function notice(message: ReactNode, millis: number | false, color = 'gray'): Promise<void> {
  const { show } = await import('./Notices');
  show({ message, color, autoClose: millis, withBorder: true, closeButtonProps: { 'aria-label': i18next.t('action.close') } });
}

/** Says shortly that something was done. */
export function done(message: string): void {
  void notice(message, 4_000);
}

/** Says why something was refused, where there is no form to say it in. */
export function refusal(error: unknown): void {
  void notice(error instanceof Unreachable ? i18next.t('state.unreachable') : wordsOf(error), 12_000, 'dark');
}
