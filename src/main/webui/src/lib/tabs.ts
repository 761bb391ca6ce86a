/** What the tabs of a device tell each other: somebody else is signed in now, somebody left for good, somebody is at it. */
export type News = 'who' | 'left' | 'touch';

let channel: BroadcastChannel | null = null;

function open(): BroadcastChannel {
  channel ??= new BroadcastChannel('chairside');
  return channel;
}

/** Tells the other tabs; the one that tells does not hear it. */
export function tell(news: News): void {
  open().postMessage(news);
}

/** Calls the listener whenever another tab tells this; returns how to stop. */
export function hear(news: News, listener: () => void): () => void {
  const heard = ({ data }: MessageEvent) => data === news && listener();
  open().addEventListener('message', heard);
  return () => open().removeEventListener('message', heard);
}
