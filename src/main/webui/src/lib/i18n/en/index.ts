import { account } from './account';
import { board } from './board';
import { common } from './common';
import { limit } from './limit';
import { outbox } from './outbox';
import { outcome } from './outcome';
import { protocol } from './protocol';
import { review } from './review';
import { session } from './session';

/** The one catalogue of the app's own texts; what the server says (reasons, rules, items) it says itself. */
export const en = { account, board, common, limit, outbox, outcome, protocol, review, session } as const;
