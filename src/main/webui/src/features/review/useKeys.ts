import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

export type Keys = Partial<Record<'j' | 'k' | 'a' | 'r' | 's' | '?', () => void>>;

/** Whether single keys do something on this device; off until somebody wants it (WCAG 2.1.4). */
export function useKeysWanted(): [boolean, (wanted: boolean) => void] {
  const [wanted, want] = useLocalStorage({ key: 'chairside-review-keys', defaultValue: false, getInitialValueInEffect: false });
  return [wanted, want];
}

function inField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  const ticked = target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
  return !ticked && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

/** Listens for single keys while wanted, where the focus is in no field and no dialog is open. */
export function useKeys(keys: Keys): void {
  const [wanted] = useKeysWanted();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!wanted) {
      return;
    }
    const pressed = (event: KeyboardEvent) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.repeat ||
        inField(event.target) ||
        document.querySelector('[role="dialog"]')
      ) {
        return;
      }
      const act = latest.current[event.key as keyof Keys];
      if (act) {
        event.preventDefault();
        act();
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [wanted]);
}
