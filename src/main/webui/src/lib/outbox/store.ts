import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ClinicView, DueSet, Me, SessionStatus, VitalSigns } from '../api/schema';
import type { ProblemBody } from '../problem';

/** What a nurse wrote at the chair and the server has not yet taken. */
export interface Entry {
  /** The order in which it was written; given by the store. */
  seq?: number;
  /** Makes a second sending of the same entry do nothing: the Idempotency-Key. */
  key: string;
  authorId: string;
  authorName: string;
  sessionId: string;
  /** What it is, for the list: its own words are the app's catalog. */
  kind: 'OBSERVATION' | 'SIDE_EFFECT' | 'RESOLVE' | 'GRADE' | 'PAUSE' | 'RESUME' | 'RATE' | 'STOP' | 'FINISH';
  /** Where, so that a person finds the patient again. */
  chair: string;
  path: string;
  /** With the original time of what happened. */
  body: Record<string, unknown>;
  /** When it happened, an instant. */
  at: string;
  /** Set once the server said no; it then waits for a person. */
  problem?: ProblemBody;
}

/** A stored entry. */
export type Kept = Entry & { seq: number };

/** A clinic as far as a chair needs it without a network. */
export type RememberedClinic = Pick<ClinicView, 'id' | 'name' | 'timeZone'> & Partial<Pick<ClinicView, 'temperatureUnit' | 'weightUnit'>>;

/** The least that is needed to go on at a chair after a restart without a network. */
export interface ChairMemory {
  sessionId: string;
  clinic: RememberedClinic;
  chair: string;
  /** As on the board: family name and an initial. */
  patient: string;
  status: SessionStatus;
  /** Each sign as it was last measured. */
  last: VitalSigns | null;
  /** When the last blood pressure was taken. */
  pressureAt: string | null;
  nextSet: DueSet | null;
  openSideEffects: { id: string; title: string }[];
  rememberedAt: string;
}

/** Who was signed in on this device when the network went. */
export interface Remembered {
  me: Me;
  clinic: RememberedClinic | null;
  at: string;
}

interface Schema extends DBSchema {
  entries: { key: number; value: Entry };
  chairs: { key: string; value: ChairMemory };
  who: { key: 'who'; value: Remembered };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('chairside', 1, {
    upgrade(db) {
      db.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true });
      db.createObjectStore('chairs', { keyPath: 'sessionId' });
      db.createObjectStore('who');
    },
  });
  return opened;
}

/** Keeps an entry; once this is done it survives the tab and the tablet. */
export async function keep(entry: Entry): Promise<number> {
  const db = await database();
  const transaction = db.transaction('entries', 'readwrite', { durability: 'strict' });
  const [seq] = await Promise.all([transaction.store.add(entry), transaction.done]);
  return seq;
}

/** All entries, in the order in which they were written. */
export async function entries(): Promise<Kept[]> {
  return (await (await database()).getAll('entries')) as Kept[];
}

export async function replace(entry: Entry): Promise<void> {
  await (await database()).put('entries', entry);
}

export async function drop(seq: number): Promise<void> {
  await (await database()).delete('entries', seq);
}

export async function rememberChair(chair: ChairMemory): Promise<void> {
  await (await database()).put('chairs', chair);
}

export async function chairMemory(sessionId: string): Promise<ChairMemory | null> {
  return (await (await database()).get('chairs', sessionId)) ?? null;
}

export async function rememberedChairs(): Promise<ChairMemory[]> {
  return (await database()).getAll('chairs');
}

export async function forgetChair(sessionId: string): Promise<void> {
  await (await database()).delete('chairs', sessionId);
}

export async function rememberWho(who: Remembered): Promise<void> {
  await (await database()).put('who', who, 'who');
}

export async function remembered(): Promise<Remembered | null> {
  return (await (await database()).get('who', 'who')) ?? null;
}

/** Forgets who was signed in here: from now on nobody gets in without the server. */
export async function forgetWho(): Promise<void> {
  await (await database()).clear('who');
}

/** Forgets people and chairs; what is not sent yet stays, as nothing else may keep it. */
export async function forgetPeople(): Promise<void> {
  const db = await database();
  const transaction = db.transaction(['chairs', 'who'], 'readwrite');
  await Promise.all([transaction.objectStore('chairs').clear(), transaction.objectStore('who').clear(), transaction.done]);
}
