import type { Chosen } from './Choices';
import type { PadState } from './pad';

/** What somebody has typed at a chair and not saved. */
export interface Draft {
  pad: PadState;
  chosen: Chosen;
  /** When the last of it was typed, an instant. */
  at: string;
}

/** Only in this tab's memory: it outlasts a lock and another page, and nothing else. */
const drafts = new Map<string, Draft>();

/** The key includes the author: nobody finds another person's numbers in the fields. */
export function draftKey(authorId: string, sessionId: string): string {
  return `${authorId}/${sessionId}`;
}

export function draftOf(key: string): Draft | undefined {
  return drafts.get(key);
}

export function forgetDraft(key: string): void {
  drafts.delete(key);
}

export function isBlank({ pad, chosen }: Pick<Draft, 'pad' | 'chosen'>): boolean {
  return [...Object.values(pad.texts), ...Object.values(chosen)].every((value) => value === undefined || value === '');
}

/** Keeps what is typed; where nothing is, there is nothing to keep. */
export function keepDraft(key: string, draft: Draft): void {
  if (isBlank(draft)) {
    drafts.delete(key);
  } else {
    drafts.set(key, draft);
  }
}
