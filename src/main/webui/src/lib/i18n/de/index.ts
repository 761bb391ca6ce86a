import type { Catalogue } from '..';
import { account } from './account';
import { board } from './board';
import { common } from './common';
import { limit } from './limit';
import { outbox } from './outbox';
import { outcome } from './outcome';
import { protocol } from './protocol';
import { review } from './review';
import { session } from './session';

export const de: Catalogue = { account, board, common, limit, outbox, outcome, protocol, review, session };
