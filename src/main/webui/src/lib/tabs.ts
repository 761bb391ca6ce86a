/** Messages between the tabs of a device: somebody else is signed in now, somebody left for good, somebody is at it, or showed at their provider that it is they. */
export type News = 'who' | 'left' | 'touch' | 'proven';

let channel: BroadcastChannel | null = null;

function open(): BroadcastChannel {
  channel ??= new BroadcastChannel('chairside');
  return channel;
}

/** Notifies the other tabs, but not this one. */
export function tell(news: News): void {
  open().postMessage(news);
}

/** Calls the listener on this message from another tab; returns a function that stops it. */
export function hear(news: News, listener: () => void): () => void {
  const heard = ({ data }: MessageEvent) => data === news && listener();
  open().addEventListener('message', heard);
  return () => open().removeEventListener('message', heard);
}
