import { Refused } from '../problem';
import * as store from './store';
import type { Entry, Kept } from './entry';

/** The result of sending an entry: accepted, kept for later, or refused with the server's reason. */
export type Outcome = { sent: unknown } | { kept: true } | { refused: Refused };

/** Carries one entry to the server; throws `Refused` where the server says no. */
export type Carrier = (entry: Entry) => Promise<unknown>;

/** Answers after which the same entry may well be taken later. */
function passes(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

/**
 * Sends what was written at the chair, in the order in which it was written, each entry once.
 *
 * An entry is kept on the device before the first attempt and dropped after the server's answer, so that neither a
 * crash nor a lost answer loses or doubles it: its key makes a second sending harmless. A refusal stays with the entry
 * until a person has dealt with it; the entries behind it go on.
 */
export class Sender {
  private author: string | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  /** The last attempt met no server: nobody is kept waiting for another. */
  private away = false;
  private readonly waiting = new Map<string, (outcome: Outcome) => void>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly carry: Carrier,
    private readonly alone: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
  ) {}

  /** Only this person's entries are sent from now on: nobody's entry goes out in another's name. */
  signedIn(authorId: string | null): void {
    this.author = authorId;
    if (authorId) {
      void this.flush();
    }
  }

  /** Is called whenever the outbox has changed. */
  whenChanged(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Keeps the entry and tries to send it. Resolves with the answer, with the refusal (the entry is not kept then: the
   * form has it still), or, after `patience` milliseconds, with the news that it is kept.
   */
  async submit(entry: Entry, patience = this.away ? 300 : 2_500): Promise<Outcome> {
    await store.keep(entry);
    this.changed();
    const outcome = new Promise<Outcome>((resolve) => this.waiting.set(entry.key, resolve));
    const timer = setTimeout(() => this.settle(entry.key, { kept: true }), patience);
    void this.flush().finally(() => this.settle(entry.key, { kept: true }));
    return outcome.finally(() => clearTimeout(timer));
  }

  /** Sends all that waits; a call while one is under way has it look once more. */
  flush(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.alone(() => this.sendAll()).finally(() => {
      this.running = null;
      if (this.again) {
        this.again = false;
        void this.flush();
      }
    });
    return this.running;
  }

  /** Sends a refused entry once more, as changed by a person; the key is new, since the old one was answered. */
  async resend(entry: Kept, change: Record<string, unknown> = {}): Promise<void> {
    const { problem: _answered, ...rest } = entry;
    await store.replace({ ...rest, key: crypto.randomUUID(), body: { ...entry.body, ...change } });
    this.changed();
    await this.flush();
  }

  /** Deletes a refused entry on request. */
  async discard(entry: Pick<Kept, 'seq'>): Promise<void> {
    await store.drop(entry.seq);
    this.changed();
  }

  private async sendAll(): Promise<void> {
    const author = this.author;
    if (!author) {
      return;
    }
    for (const entry of await store.entries()) {
      if (entry.authorId !== author || entry.problem || this.author !== author) {
        continue;
      }
      if (!(await this.send(entry))) {
        return;
      }
    }
  }

  /** True where the next entry may follow; false where the way is closed. */
  private async send(entry: Kept): Promise<boolean> {
    try {
      const answer = await this.carry(entry);
      this.away = false;
      await store.drop(entry.seq);
      this.settle(entry.key, { sent: answer });
      return true;
    } catch (failure) {
      // awaited: what listens reads the outbox again, and has to find the refusal there
      return await this.failed(entry, failure);
    } finally {
      this.changed();
    }
  }

  private async failed(entry: Kept, failure: unknown): Promise<boolean> {
    this.away = !(failure instanceof Refused);
    // whatever is no clear refusal leaves the entry where it is
    if (!(failure instanceof Refused) || failure.status === 401 || passes(failure.status)) {
      return false;
    }
    if (this.waiting.has(entry.key)) {
      await store.drop(entry.seq);
      this.settle(entry.key, { refused: failure });
    } else {
      await store.replace({ ...entry, problem: failure.problem });
    }
    return true;
  }

  private settle(key: string, outcome: Outcome): void {
    this.waiting.get(key)?.(outcome);
    this.waiting.delete(key);
  }

  /** Tells all who listen that the outbox has changed. */
  changed(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }
}
