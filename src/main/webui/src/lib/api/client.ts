import createClient, { type Middleware } from 'openapi-fetch';
import { noteServerTime } from '../clock';
import { type ProblemBody, Refused, Unreachable } from '../problem';
import type { paths } from './schema';

/** What a proxy answers in place of a server that is away. */
const AWAY = new Set([502, 503, 504]);

/** What asks who is signed in, or changes it. */
const WHO = /^\/api\/(me$|auth\/)/;

type Listener = () => void;
const onSignedOut = new Set<Listener>();

/** Calls the listener when the server says that nobody is signed in any more. */
export function whenSignedOut(listener: Listener): () => void {
  onSignedOut.add(listener);
  return () => onSignedOut.delete(listener);
}

async function problemOf(response: Response): Promise<ProblemBody> {
  const asked = response.headers.get('content-type')?.includes('json') ?? false;
  const body = asked ? ((await response.json().catch(() => null)) as ProblemBody | null) : null;
  return body ?? { title: response.statusText || `HTTP ${response.status}`, status: response.status };
}

/** Fetches, and throws `Refused` for every answer that is no success and `Unreachable` where none came. */
export async function fetchOrThrow(input: Request | string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(input, init);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw new Unreachable();
  }
  noteServerTime(response.headers.get('date'));
  if (response.ok) {
    return response;
  }
  if (AWAY.has(response.status) && !response.headers.get('content-type')?.includes('problem+json')) {
    throw new Unreachable();
  }
  const problem = await problemOf(response);
  const { pathname } = new URL(typeof input === 'string' ? input : input.url, window.location.href);
  if (response.status === 401 && !WHO.test(pathname)) {
    for (const listener of onSignedOut) {
      listener();
    }
  }
  throw new Refused(problem);
}

/** What the server wants to know before it takes a signature, or a change of second factors. */
const PROOFS: Record<string, Proof> = {
  'step-up.reauthentication-required': 'person',
  'second-factor.proof-required': 'factor',
};

/** That it is still the person, by whatever they have; or by a second factor alone. */
export type Proof = 'person' | 'factor';
type Prover = (proof: Proof) => Promise<boolean>;
let prover: Prover | null = null;

/** Who asks the person for a proof, and says whether they gave it. Called with null, nobody is asked. */
export function proveWith(next: Prover | null): void {
  prover = next;
}

/** The same as `fetchOrThrow`. A refused signature is sent once more, with the same key, when the person has shown that it is they. */
async function fetchProven(request: Request): Promise<Response> {
  const again = request.clone();
  try {
    return await fetchOrThrow(request);
  } catch (failure) {
    const proof = failure instanceof Refused ? PROOFS[failure.problem.code ?? ''] : undefined;
    if (proof && (await prover?.(proof))) {
      return fetchOrThrow(again);
    }
    throw failure;
  }
}

/** In whose name this tab asks: the cookie is every tab's, and may be another person's by now. The server then refuses. */
export const ACTOR = 'Chairside-Staff';
let actor: string | null = null;

/** From now on this tab asks in the name of the person with this id. */
export function actAs(staffId: string | null): void {
  actor = staffId;
}

/** In which language the server answers: what it says is worded there. */
let language = 'en';

/** From now on the server is asked in this language; a setting of the account goes before it. */
export function askIn(tag: string): void {
  language = tag;
}

/** The language in which the server is asked. */
export function spoken(): string {
  return language;
}

const inJson: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language);
    request.headers.set('Accept', 'application/json, application/problem+json');
    if (actor && !WHO.test(new URL(request.url).pathname)) {
      request.headers.set(ACTOR, actor);
    }
    return request;
  },
};

/** The HTTP contract, typed from the OpenAPI document. Failures are thrown, so that `data` is always there. */
export const api = createClient<paths>({ baseUrl: '', fetch: fetchProven });
api.use(inJson);

/** The body of an answer that has one. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await answer;
  return data as NonNullable<T>;
}

/** Header for a POST that must not be carried out twice. */
export function once(key: string = crypto.randomUUID()): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}

/** Every item of a paged list. */
export async function all<T>(page: (cursor?: string) => Promise<{ items: T[]; next: string | null }>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const { items: some, next } = await page(cursor);
    items.push(...some);
    cursor = next ?? undefined;
  } while (cursor);
  return items;
}
