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

/** An entry that waits here and can be read. */
export type Kept = Entry & {
  seq: number;
  /** There was no key to seal it with: it is in this page's memory alone, until there is one. */
  unsaved?: true;
};

/** An entry that waits here and is not read: another person's, or damaged. */
export interface Closed {
  seq: number;
  owner: string;
  ownerName: string;
  /** It is the signed-in person's own, and their key does not open it. */
  damaged: boolean;
}

/** What waits on this device. */
export interface Waiting {
  entries: Kept[];
  closed: Closed[];
}

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
