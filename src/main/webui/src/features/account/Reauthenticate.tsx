import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { type Proof, proveWith } from '@/lib/api/client';
import { withRestOfTexts } from '@/lib/i18n';

const ProofDialog = lazy(async () => ({ default: (await withRestOfTexts(import('./ProofDialog'))).ProofDialog }));

/** Asks for a password, a PIN or a second factor when the server wants to know that it is the person. */
export function Reauthenticate() {
  const [proof, setProof] = useState<Proof | null>(null);
  const waiting = useRef<((proven: boolean) => void)[]>([]);
  const answer = (proven: boolean) => {
    setProof(null);
    for (const resolve of waiting.current.splice(0)) {
      resolve(proven);
    }
  };
  useEffect(() => {
    proveWith(
      (wanted) =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setProof(wanted);
        }),
    );
    return () => proveWith(null);
  }, []);
  return <Suspense>{proof && <ProofDialog proof={proof} onProven={() => answer(true)} onCancel={() => answer(false)} />}</Suspense>;
}
