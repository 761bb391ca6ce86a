import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ChairMemory, Entry, Kept, Remembered, Waiting } from './entry';
import * as vault from './vault';
import type { Sealed } from './vault';

/** An entry as it is stored: nothing of what was charted can be read, nor at which chair. */
interface SealedEntry extends Sealed {
  seq?: number;
  key: string;
  /** Staff are named, so that people know who has to sign in. */
  ownerName: string;
}

interface SealedChair extends Sealed {
  sessionId: string;
}

/** The values without `sealed` are of the release before, which stored them in clear. */
interface Schema extends DBSchema {
  entries: { key: number; value: SealedEntry | Entry };
  chairs: { key: string; value: SealedChair | ChairMemory };
  who: { key: 'who'; value: Sealed | Remembered };
}

const isSealed = <T extends object>(value: T): value is Extract<T, Sealed> => 'sealed' in value;

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('chairside', 1, {
    upgrade(db) {
      db.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true });
      db.createObjectStore('chairs', { keyPath: 'sessionId' });
      db.createObjectStore('who');
    },
  }).then(async (db) => {
    await forgetClear(db);
    return db;
  });
  return opened;
}

/** People and chairs that the release before left in clear are dropped: the server tells them again. */
async function forgetClear(db: IDBPDatabase<Schema>): Promise<void> {
  const transaction = db.transaction(['chairs', 'who'], 'readwrite');
  const chairs = transaction.objectStore('chairs');
  for (const chair of await chairs.getAll()) {
    if (!isSealed(chair)) {
      void chairs.delete(chair.sessionId);
    }
  }
  const who = await transaction.objectStore('who').get('who');
  if (who && !isSealed(who)) {
    void transaction.objectStore('who').clear();
  }
  await transaction.done;
}

const inEntries = (key: string) => `entries/${key}`;
const inChairs = (sessionId: string) => `chairs/${sessionId}`;
const IN_WHO = 'who';

/** What waits for a key: until then it is in this page's memory alone, entries under negative numbers. */
const unsealed = {
  entries: new Map<number, Kept>(),
  chairs: new Map<string, ChairMemory>(),
  who: null as Remembered | null,
};
let next = -1;
/** Under which number an entry is stored that was in memory before. */
const movedTo = new Map<number, number>();

async function sealedEntry({ seq: _seq, unsaved: _unsaved, ...entry }: Entry & { unsaved?: true }): Promise<SealedEntry | null> {
  const sealed = await vault.seal(entry.authorId, inEntries(entry.key), entry);
  return sealed && { ...sealed, key: entry.key, ownerName: entry.authorName };
}

async function add(sealed: SealedEntry): Promise<number> {
  const transaction = (await database()).transaction('entries', 'readwrite', { durability: 'strict' });
  const [seq] = await Promise.all([transaction.store.add(sealed), transaction.done]);
  return seq;
}

/** Keeps an entry, sealed; once this is done it survives the tab and the tablet. Without a key it survives neither, and says so. */
export async function keep(entry: Entry): Promise<number> {
  const sealed = await sealedEntry(entry);
  if (sealed) {
    return add(sealed);
  }
  const seq = next--;
  unsealed.entries.set(seq, { ...entry, seq, unsaved: true });
  return seq;
}

/** Everything that waits, in the order in which it was written. What cannot be read takes nothing else down. */
export async function waiting(): Promise<Waiting> {
  await vault.recall();
  const owner = vault.owner();
  const found: Waiting = { entries: [], closed: [] };
  const clear = (entry: Kept) => {
    if (!owner || entry.authorId === owner) {
      found.entries.push(entry);
    } else {
      found.closed.push({ seq: entry.seq, owner: entry.authorId, ownerName: entry.authorName, damaged: false });
    }
  };
  for (const stored of await (await database()).getAll('entries')) {
    const seq = stored.seq as number;
    if (!isSealed(stored)) {
      clear({ ...stored, seq });
      continue;
    }
    const entry = await vault.open<Entry>(inEntries(stored.key), stored);
    if (entry) {
      found.entries.push({ ...entry, seq });
    } else {
      found.closed.push({ seq, owner: stored.owner, ownerName: stored.ownerName, damaged: stored.owner === vault.owner() });
    }
  }
  for (const entry of unsealed.entries.values()) {
    clear(entry);
  }
  return found;
}

/** All entries that can be read, in the order in which they were written. */
export async function entries(): Promise<Kept[]> {
  return (await waiting()).entries;
}

/** Writes over an entry that is still there; without a key it stays as it was. */
export async function replace(entry: Kept): Promise<void> {
  const seq = movedTo.get(entry.seq) ?? entry.seq;
  const sealed = await sealedEntry(entry);
  if (unsealed.entries.has(seq)) {
    unsealed.entries.set(seq, entry);
  } else if (sealed) {
    const transaction = (await database()).transaction('entries', 'readwrite');
    if (await transaction.store.get(seq)) {
      void transaction.store.put({ ...sealed, seq });
    }
    await transaction.done;
  }
}

export async function drop(seq: number): Promise<void> {
  unsealed.entries.delete(seq);
  await (await database()).delete('entries', movedTo.get(seq) ?? seq);
}

/** The key is here: seals what was kept without one, and what the release before left in clear of the same person. */
export async function sealWhatWaits(): Promise<void> {
  const owner = vault.owner();
  for (const stored of await (await database()).getAll('entries')) {
    if (!isSealed(stored) && stored.authorId === owner) {
      await replace({ ...stored, seq: stored.seq as number });
    }
  }
  for (const [seq, entry] of unsealed.entries) {
    const sealed = entry.authorId === owner ? await sealedEntry(entry) : null;
    if (sealed) {
      const stored = await add(sealed);
      movedTo.set(seq, stored);
      if (!unsealed.entries.delete(seq)) {
        await drop(stored); // sent meanwhile
      }
    }
  }
  const { who, chairs } = unsealed;
  if (who) {
    await rememberWho(who);
  }
  for (const chair of chairs.values()) {
    await rememberChair(chair);
  }
}

export async function rememberChair(chair: ChairMemory): Promise<void> {
  const sealed = await vault.seal(vault.owner(), inChairs(chair.sessionId), chair);
  if (sealed) {
    unsealed.chairs.delete(chair.sessionId);
    await (await database()).put('chairs', { ...sealed, sessionId: chair.sessionId });
  } else {
    unsealed.chairs.set(chair.sessionId, chair);
  }
}

async function openedChair(stored: SealedChair | ChairMemory | undefined): Promise<ChairMemory | null> {
  return stored && isSealed(stored) ? vault.open<ChairMemory>(inChairs(stored.sessionId), stored) : null;
}

export async function chairMemory(sessionId: string): Promise<ChairMemory | null> {
  return openedChair(await (await database()).get('chairs', sessionId));
}

export async function rememberedChairs(): Promise<ChairMemory[]> {
  const chairs = await Promise.all((await (await database()).getAll('chairs')).map(openedChair));
  return chairs.filter((chair) => chair !== null);
}

export async function forgetChair(sessionId: string): Promise<void> {
  unsealed.chairs.delete(sessionId);
  await (await database()).delete('chairs', sessionId);
}

export async function rememberWho(who: Remembered): Promise<void> {
  const sealed = await vault.seal(who.me.id, IN_WHO, who);
  unsealed.who = sealed ? null : who;
  if (sealed) {
    await (await database()).put('who', sealed, 'who');
  }
}

/** Who was signed in here; nobody where this tab has no key. */
export async function remembered(): Promise<Remembered | null> {
  await vault.recall();
  const stored = await (await database()).get('who', 'who');
  return stored && isSealed(stored) ? vault.open<Remembered>(IN_WHO, stored) : null;
}

/** This person is signed in here: what another had is locked. */
export function lockForOthers(person: string): void {
  vault.holdOnlyFor(person);
  if (unsealed.who?.me.id !== person) {
    unsealed.who = null;
  }
}

/** Nobody is signed in here any more: the key goes from this tab, and what it would have sealed of people and chairs. */
export function lock(): void {
  vault.letGo();
  unsealed.who = null;
  unsealed.chairs.clear();
}

/** Forgets who was signed in here: from now on nobody gets in without the server. */
export async function forgetWho(): Promise<void> {
  lock();
  await (await database()).clear('who');
}

/** Forgets people and chairs; what is not sent yet stays, as nothing else may keep it. */
export async function forgetPeople(): Promise<void> {
  lock();
  const db = await database();
  const transaction = db.transaction(['chairs', 'who'], 'readwrite');
  await Promise.all([transaction.objectStore('chairs').clear(), transaction.objectStore('who').clear(), transaction.done]);
}
