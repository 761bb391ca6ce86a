import { type ReactNode, useDeferredValue } from 'react';
import { Loading } from './states';

interface LaterProps {
  /** In pixels: the approximate height of the content. */
  height: number;
  /** What is drawn before it: those of a lower turn. */
  turn: number;
  children: ReactNode;
}

/** Drawn after the rest of the page, in steps between which a tap is answered. */
export function Later({ height, turn, children }: LaterProps) {
  const due = useDeferredValue(true, false);
  if (!due) {
    return <Loading rows={1} height={height} />;
  }
  return turn > 1 ? (
    <Later height={height} turn={turn - 1}>
      {children}
    </Later>
  ) : (
    children
  );
}
