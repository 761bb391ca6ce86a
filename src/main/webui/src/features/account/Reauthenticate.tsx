import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { proveWith } from '@/lib/api/client';
import { withRestOfTexts } from '@/lib/i18n';

const ProofDialog = lazy(async () => ({ default: (await withRestOfTexts(import('./ProofDialog'))).ProofDialog }));

/** Asks for the password or the PIN when the server wants to know that it is the person who signs. */
export function Reauthenticate() {
  const [opened, setOpened] = useState(false);
  const waiting = useRef<((proven: boolean) => void)[]>([]);
  const answer = (proven: boolean) => {
    setOpened(false);
    for (const resolve of waiting.current.splice(0)) {
      resolve(proven);
    }
  };
  useEffect(() => {
    proveWith(
      () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setOpened(true);
        }),
    );
    return () => proveWith(null);
  }, []);
  return <Suspense>{opened && <ProofDialog onProven={() => answer(true)} onCancel={() => answer(false)} />}</Suspense>;
}
