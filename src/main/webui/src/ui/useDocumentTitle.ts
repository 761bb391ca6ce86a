import { useEffect } from 'react';

/** The window's title; never with a patient's name, since titles are in histories and on shared screens. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Chairside`;
  }, [title]);
}
