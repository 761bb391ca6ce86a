// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Refused, Unreachable } from '../problem';
import { Sender } from './sender';
import * as store from './store';
import type { Entry, Kept } from './entry';
import * as vault from './vault';

const NURSE = 'nurse-1';

function entry(name: string, authorId = NURSE): Entry {
  return {
    key: name,
    authorId,
    authorName: authorId,
    sessionId: 's',
    kind: 'OBSERVATION',
    chair: 'Chair 1',
    path: '/p',
    body: { name },
    at: '2026-01-01T10:00:00Z',
  };
}

function refusal(status: number): Refused {
  return new Refused({ title: 'no', status });
}

/** A server that may be away, and takes each key once. */
class Ward {
  taken: string[] = [];
  away = false;
  loseAnswers = false;
  refuse = new Map<string, Refused>();

  carry = async ({ key }: Entry): Promise<unknown> => {
    if (this.away) {
      throw new Unreachable();
    }
    const refusal = this.refuse.get(key);
    if (refusal) {
      throw refusal;
    }
    if (!this.taken.includes(key)) {
      this.taken.push(key);
    }
    if (this.loseAnswers) {
      throw new Unreachable();
    }
    return key;
  };
}

async function left(): Promise<string[]> {
  return (await store.entries()).map(({ key }) => key);
}

/** The key that the server gives this person on this device. */
async function unlock(person: string): Promise<void> {
  store.lock();
  await vault.hold(person, btoa(person.padEnd(32, '.')));
}

beforeEach(async () => {
  await unlock(NURSE);
  for (const { seq } of await store.entries()) {
    await store.drop(seq);
  }
});

function sender(ward: Ward, author: string | null = NURSE): Sender {
  const made = new Sender(ward.carry);
  made.signedIn(author);
  return made;
}

describe('outbox', () => {
  it('sends at once when online and stores nothing', async () => {
    const ward = new Ward();
    expect(await sender(ward).submit(entry('a'))).toEqual({ sent: 'a' });
    expect(await left()).toEqual([]);
  });

  it('keeps entries offline and across a restart, and sends them in order', async () => {
    const ward = new Ward();
    ward.away = true;
    const before = sender(ward);
    for (const name of ['a', 'b', 'c']) {
      expect(await before.submit(entry(name))).toEqual({ kept: true });
    }
    ward.away = false;
    const afterRestart = sender(ward);
    await afterRestart.flush();
    expect(ward.taken).toEqual(['a', 'b', 'c']);
    expect(await left()).toEqual([]);
  });

  it('sends no duplicate when only the answer was lost', async () => {
    const ward = new Ward();
    ward.loseAnswers = true;
    const outbox = sender(ward);
    expect(await outbox.submit(entry('a'))).toEqual({ kept: true });
    expect(await left()).toEqual(['a']);
    ward.loseAnswers = false;
    await outbox.flush();
    expect(ward.taken).toEqual(['a']);
    expect(await left()).toEqual([]);
  });

  it('returns a refusal to the waiting form and stores nothing', async () => {
    const ward = new Ward();
    ward.refuse.set('a', refusal(400));
    const outcome = await sender(ward).submit(entry('a'));
    expect('refused' in outcome && outcome.refused.status).toBe(400);
    expect(await left()).toEqual([]);
  });

  it('holds a later refusal for review while other entries go on', async () => {
    const ward = new Ward();
    ward.away = true;
    const outbox = sender(ward);
    await outbox.submit(entry('a'));
    await outbox.submit(entry('b'));
    ward.away = false;
    ward.refuse.set('a', refusal(409));
    await outbox.flush();
    expect(ward.taken).toEqual(['b']);
    const [held] = await store.entries();
    expect(held?.problem?.status).toBe(409);
    await outbox.flush();
    expect(await left()).toEqual(['a']);
    await outbox.resend(held as Kept, { confirmed: true });
    expect(ward.taken).toHaveLength(2);
    expect(ward.taken[1]).not.toBe('a');
    expect(await left()).toEqual([]);
  });

  it('tells of a later refusal once it can be read', async () => {
    const ward = new Ward();
    ward.away = true;
    const outbox = sender(ward);
    await outbox.submit(entry('a'));
    ward.away = false;
    ward.refuse.set('a', refusal(409));
    const read: Promise<Kept[]>[] = [];
    outbox.whenChanged(() => read.push(store.entries()));
    await outbox.flush();
    expect((await read.at(-1))?.map(({ problem }) => problem?.status)).toEqual([409]);
  });

  it.each([500, 502, 503, 429, 408, 401])('keeps an entry after status %i', async (status) => {
    const ward = new Ward();
    ward.refuse.set('a', refusal(status));
    expect(await sender(ward).submit(entry('a'))).toEqual({ kept: true });
    expect((await store.entries())[0]?.problem).toBeUndefined();
  });

  it('never sends an entry in another person’s name', async () => {
    const ward = new Ward();
    ward.away = true;
    await sender(ward).submit(entry('a'));
    ward.away = false;
    await unlock('nurse-2');
    const colleague = sender(ward, 'nurse-2');
    await colleague.flush();
    expect(ward.taken).toEqual([]);
    expect(await left()).toEqual([]);
    expect((await store.waiting()).closed).toMatchObject([{ owner: NURSE, damaged: false }]);
    await unlock(NURSE);
    expect(await left()).toEqual(['a']);
    colleague.signedIn(NURSE);
    await colleague.flush();
    expect(ward.taken).toEqual(['a']);
  });
});
