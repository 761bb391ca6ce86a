import type { Catalogue } from '..';
import { account } from './account';
import { board } from './board';
import { common } from './common';
import { outbox } from './outbox';
import { session } from './session';

export const de: Catalogue = { account, board, common, outbox, session };
