// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '@/testing/render';
import * as store from './store';
import type { ChairMemory, Entry } from './entry';
import * as vault from './vault';

const NURSE = 'nurse-1';
const COLLEAGUE = 'nurse-2';
const KEY = btoa('k'.repeat(32));

function entry(key: string, authorId = NURSE): Entry {
  return {
    key,
    authorId,
    authorName: `Name of ${authorId}`,
    sessionId: 'session-of-okafor',
    kind: 'OBSERVATION',
    chair: 'Chair by the window',
    path: '/api/sessions/session-of-okafor/observations',
    body: { systolic: 187, note: 'Okafor is dizzy' },
    at: '2026-01-01T10:00:00Z',
  };
}

const CHAIR = { sessionId: 's-1', chair: 'Chair by the window', patient: 'Okafor A.', last: { systolic: 187 } } as unknown as ChairMemory;
const WHO = { me: { ...person('NURSE'), id: NURSE }, clinic: null, at: new Date().toISOString() };

/** Another tab or another start of the browser: nothing but what is stored. */
async function raw() {
  const db = await openDB('chairside', 1);
  const all = await Promise.all(['entries', 'chairs', 'who'].map((name) => db.getAll(name)));
  return { db, all: all.flat() as Record<string, unknown>[] };
}

/** Every byte that is stored, also in buffers, as text. */
async function rawText(): Promise<string> {
  const { db, all } = await raw();
  db.close();
  return all
    .flatMap((value) => Object.values(value))
    .map((value) =>
      ArrayBuffer.isView(value) || Object.prototype.toString.call(value) === '[object ArrayBuffer]'
        ? new TextDecoder('latin1').decode(value as ArrayBuffer)
        : JSON.stringify(value),
    )
    .join('\n');
}

beforeEach(async () => {
  await store.entries(); // makes the database
  const { db } = await raw();
  for (const name of ['entries', 'chairs', 'who']) {
    await db.clear(name);
  }
  db.close();
  for (const { seq } of await store.entries()) {
    await store.drop(seq);
  }
  sessionStorage.clear();
  store.lock();
  await vault.hold(NURSE, KEY);
});

describe('the sealed store', () => {
  it('holds no name, no value and no chair that can be read', async () => {
    await store.keep(entry('a'));
    await store.rememberChair(CHAIR);
    await store.rememberWho(WHO);
    const text = await rawText();
    expect(text).toContain(NURSE); // the bytes were looked at
    for (const word of ['Okafor', 'okafor', '187', 'dizzy', 'window', 'systolic', 'Ana Rivera', 'Harbor']) {
      expect(text).not.toContain(word);
    }
    expect(await store.entries()).toMatchObject([{ key: 'a', body: { systolic: 187 } }]);
    expect(await store.chairMemory('s-1')).toEqual(CHAIR);
    expect(await store.remembered()).toEqual(WHO);
  });

  it('never has the key in IndexedDB or local storage', async () => {
    await store.keep(entry('a'));
    expect(await rawText()).not.toContain('kkkkkkkk');
    expect(JSON.stringify(localStorage)).not.toContain(KEY);
    expect(JSON.stringify(sessionStorage)).toContain(KEY);
  });

  it('uses a fresh nonce each time', async () => {
    await store.keep(entry('a'));
    await store.keep(entry('a'));
    const { db, all } = await raw();
    db.close();
    const nonces = all.map(({ nonce }) => String(nonce));
    expect(new Set(nonces).size).toBe(2);
  });

  it('reads after a reload of the tab, and not after the browser was closed', async () => {
    await store.keep(entry('a'));
    await store.rememberWho(WHO);
    const kept = sessionStorage.getItem('chairside-offline-key') as string;
    store.lock();
    expect(await store.entries()).toEqual([]);
    expect(await store.remembered()).toBeNull();
    expect((await store.waiting()).closed).toMatchObject([{ owner: NURSE, ownerName: 'Name of nurse-1', damaged: false }]);
    sessionStorage.setItem('chairside-offline-key', kept);
    expect(await store.entries()).toHaveLength(1);
    expect(await store.remembered()).toEqual(WHO);
  });

  it('opens nothing of another person', async () => {
    await store.keep(entry('a'));
    await store.rememberChair(CHAIR);
    await store.rememberWho(WHO);
    store.lock();
    // even with the very same key
    await vault.hold(COLLEAGUE, KEY);
    expect(await store.waiting()).toMatchObject({ entries: [], closed: [{ owner: NURSE, damaged: false }] });
    expect(await store.rememberedChairs()).toEqual([]);
    expect(await store.chairMemory('s-1')).toBeNull();
    expect(await store.remembered()).toBeNull();
    // what is stored is its owner's, whatever name is written on it
    const { db, all } = await raw();
    await db.put('entries', { ...all.find(({ key }) => key), owner: COLLEAGUE });
    db.close();
    expect(await store.waiting()).toMatchObject({ entries: [], closed: [{ owner: COLLEAGUE, damaged: true }] });
  });

  it('loses one damaged entry, and no other', async () => {
    const first = await store.keep(entry('a'));
    await store.keep(entry('b'));
    const { db, all } = await raw();
    const found = all.find(({ seq }) => seq === first) as { sealed: ArrayBuffer };
    const bytes = new Uint8Array(found.sealed.slice(0));
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await db.put('entries', { ...found, sealed: bytes.buffer });
    db.close();
    expect((await store.entries()).map(({ key }) => key)).toEqual(['b']);
    expect((await store.waiting()).closed).toMatchObject([{ seq: first, damaged: true }]);
    await store.drop(first);
    expect((await store.waiting()).closed).toEqual([]);
  });

  it('does not open an entry in the place of another', async () => {
    const first = await store.keep(entry('a'));
    const { db, all } = await raw();
    await db.put('entries', { ...all.find(({ seq }) => seq === first), key: 'b' });
    db.close();
    expect((await store.waiting()).closed).toMatchObject([{ seq: first, damaged: true }]);
  });

  it('seals what the release before left in clear, each with its author’s key', async () => {
    const { db } = await raw();
    const mine = await db.add('entries', entry('a'));
    await db.add('entries', entry('b', COLLEAGUE));
    db.close();
    await store.sealWhatWaits();
    expect(await store.entries()).toMatchObject([{ key: 'a', seq: mine, body: { systolic: 187 } }]);
    expect((await store.waiting()).closed).toMatchObject([{ owner: COLLEAGUE, damaged: false }]);
    store.lock();
    await vault.hold(COLLEAGUE, btoa('c'.repeat(32)));
    await store.sealWhatWaits();
    expect(await store.entries()).toMatchObject([{ key: 'b' }]);
    expect(await rawText()).not.toContain('187');
  });

  it('keeps in memory alone what it has no key for, and seals it once it has', async () => {
    store.lock();
    const seq = await store.keep(entry('a'));
    await store.rememberWho(WHO);
    expect(await rawText()).toBe('');
    expect(await store.entries()).toMatchObject([{ key: 'a', unsaved: true }]);
    await vault.hold(NURSE, KEY);
    await store.sealWhatWaits();
    const [kept] = await store.entries();
    expect(kept).toMatchObject({ key: 'a' });
    expect(kept?.unsaved).toBeUndefined();
    expect(await store.remembered()).toEqual(WHO);
    expect(await rawText()).not.toContain('187');
    // the sender knows it by its first number
    await store.drop(seq);
    expect(await store.entries()).toEqual([]);
  });

  it('takes no key that was asked for before a sign-out', async () => {
    store.lock();
    const asked = vault.moment();
    store.lock();
    await vault.hold(NURSE, KEY, asked);
    expect(vault.owner()).toBeNull();
    expect(sessionStorage.getItem('chairside-offline-key')).toBeNull();
  });

  it('lets go of another person’s key, also of one from before a reload', () => {
    vault.holdOnlyFor(NURSE);
    expect(vault.owner()).toBe(NURSE);
    vault.holdOnlyFor(COLLEAGUE);
    expect(vault.owner()).toBeNull();
    sessionStorage.setItem('chairside-offline-key', JSON.stringify({ owner: NURSE, key: KEY }));
    vault.holdOnlyFor(COLLEAGUE);
    expect(sessionStorage.getItem('chairside-offline-key')).toBeNull();
  });

  it('has one random name for this device', () => {
    const id = vault.storeId();
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(vault.storeId()).toBe(id);
  });
});
