import { account } from './account';
import { board } from './board';
import { common } from './common';
import { outbox } from './outbox';
import { session } from './session';

/**
 * The app's own texts for the board and the chair, which are there from the first moment. The server words its own texts (reasons, rules,
 * items).
 */
export const en = {
  account,
  board,
  common,
  outbox,
  session,
} as const;
