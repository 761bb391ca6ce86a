import { account } from './account';
import { board } from './board';
import { common } from './common';
import { courses } from './courses';
import { patients } from './patients';
import { schedule } from './schedule';
import { session } from './session';

/** The one catalogue of the app's own texts; what the server says (reasons, rules, items) it says itself. */
export const en = { account, board, common, courses, patients, schedule, session } as const;
