import type { ProblemBody } from './problem';

/** The server's sentences in another language, by the English one; `{0}`, `{1}` … stand for what varies. The first that fits is taken. */
export type Sentences = Readonly<Record<string, string>>;

interface Sentence {
  english: RegExp;
  own: string;
}

const SLOT = /\\\{\d\\\}/g;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Makes sentences ready to be looked up. */
export function sentencesOf(sentences: Sentences): Sentence[] {
  return Object.entries(sentences).map(([english, own]) => ({ english: new RegExp(`^${escaped(english).replace(SLOT, '(.+?)')}$`, 's'), own }));
}

let known: Sentence[] = [];

/** From now on what the server says is given in these sentences. */
export function sayIn(sentences: Sentences): void {
  known = sentencesOf(sentences);
}

/** The text in the language that is spoken; as the server says it where no sentence fits. */
export function said(text: string, sentences: Sentence[] = known): string {
  for (const { english, own } of sentences) {
    const found = english.exec(text);
    if (found) {
      return own.replace(/\{(\d)\}/g, (_, slot) => found[Number(slot) + 1] ?? '');
    }
  }
  return text;
}

/** What is to be sent over the API is of no use to whoever has a box to tick. */
function forPeople(text: string): string {
  return text.replace(/, and send it with "confirmed": true(?: to keep it)?/, '');
}

/** A refusal with its words in the language that is spoken. */
export function problemSaid(problem: ProblemBody): ProblemBody {
  const errors = problem.errors?.map((error) => (error.message ? { ...error, message: forPeople(said(error.message)) } : error));
  // where one field is at fault the detail repeats what is said of it
  const [first] = problem.errors ?? [];
  const detail = problem.detail && (first?.message ? problem.detail.replace(first.message, () => errors?.[0]?.message ?? '') : problem.detail);
  return { ...problem, title: said(problem.title), ...(detail ? { detail: forPeople(said(detail)) } : {}), ...(errors ? { errors } : {}) };
}
