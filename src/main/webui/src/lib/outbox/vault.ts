/**
 * The key of the signed-in person's offline store on this device. The server gives it; it is in this tab's memory, and in its session
 * storage so that a reload without a network still reads. Neither IndexedDB nor local storage ever has it.
 */

/** A value that the key of its owner alone opens. */
export interface Sealed {
  /** Whose key it is: the id of a member of staff. */
  owner: string;
  nonce: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** The name of this device's store, by which the server derives another key than for other devices. It is no secret. */
const STORE = 'chairside-store';
const KEY = 'chairside-offline-key';
const NONCE_BYTES = 12;

interface Held {
  owner: string;
  key: CryptoKey;
}

let held: Held | null = null;
/** Grows with each change of the key: an answer that was asked for before is too late. */
let changes = 0;

/** The random id of this device's store. */
export function storeId(): string {
  const known = localStorage.getItem(STORE);
  const id = known ?? crypto.randomUUID();
  if (!known) {
    localStorage.setItem(STORE, id);
  }
  return id;
}

/** Whose key is here; null where there is none. */
export function owner(): string | null {
  return held?.owner ?? null;
}

/** To say later whether the key is still the one of now. */
export function moment(): number {
  return changes;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Takes the key that the server gave; nothing where it was let go or changed since the moment at which it was asked for. */
export async function hold(person: string, base64: string, asked = changes): Promise<void> {
  const key = await crypto.subtle.importKey('raw', bytesOf(base64), 'AES-GCM', false, ['encrypt', 'decrypt']);
  if (asked === changes) {
    changes++;
    held = { owner: person, key };
    sessionStorage.setItem(KEY, JSON.stringify({ owner: person, key: base64 }));
  }
}

/** After a reload: takes the key that this tab had before. */
export async function recall(): Promise<void> {
  const kept = held ? null : sessionStorage.getItem(KEY);
  if (!kept) {
    return;
  }
  try {
    const { owner: person, key } = JSON.parse(kept) as { owner: string; key: string };
    await hold(person, key);
  } catch {
    sessionStorage.removeItem(KEY);
  }
}

/** Lets go of the key that this tab has, or had before a reload, where it is another person's. */
export function holdOnlyFor(person: string): void {
  const kept = sessionStorage.getItem(KEY);
  if ((held && held.owner !== person) || (kept && !kept.includes(person))) {
    letGo();
  }
}

/** From now on nothing is opened or sealed here. */
export function letGo(): void {
  changes++;
  held = null;
  sessionStorage.removeItem(KEY);
}

/** What a value is sealed for, so that it opens in its own place alone. */
function placed(place: string, person: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${place}/${person}`);
}

/** Seals the value for its owner and place; null where the owner's key is not here. */
export async function seal(person: string | null, place: string, value: unknown): Promise<Sealed | null> {
  if (!held || held.owner !== person) {
    return null;
  }
  const { owner: by, key } = held;
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: placed(place, by) }, key, text);
  return { owner: by, nonce, sealed };
}

/** Opens a value; null where it is another person's, where there is no key, and where it was damaged. */
export async function open<T>(place: string, { owner: person, nonce, sealed }: Sealed): Promise<T | null> {
  if (!held || held.owner !== person) {
    return null;
  }
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: placed(place, person) }, held.key, sealed);
    return JSON.parse(new TextDecoder().decode(text)) as T;
  } catch {
    return null;
  }
}
