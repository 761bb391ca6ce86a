import { type ReactNode, useState } from 'react';

interface BegunProps<T> {
  latest: T;
  children: (begun: T, begin: (next: T | undefined) => void) => ReactNode;
}

/**
 * Hands a form what it changes: the latest until somebody touches it, and from then on that same one, so that what is
 * read again meanwhile neither takes away what was typed nor lends it the newer version. Only `begin` replaces it.
 */
export function Begun<T>({ latest, children }: BegunProps<T>) {
  const [held, setHeld] = useState<{ value: T } | null>(null);
  const begin = (next: T | undefined) => next !== undefined && setHeld({ value: next });
  const hold = () => setHeld((before) => before ?? { value: latest });
  // not every browser gives a button or a switch the focus when it is tapped
  return (
    <div onFocusCapture={hold} onPointerDownCapture={hold} onChangeCapture={hold}>
      {children(held ? held.value : latest, begin)}
    </div>
  );
}
