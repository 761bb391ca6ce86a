import type { Catalogue } from '..';
import { account } from './account';
import { board } from './board';
import { common } from './common';
import { courses } from './courses';
import { patients } from './patients';
import { schedule } from './schedule';
import { session } from './session';

export const de: Catalogue = { account, board, common, courses, patients, schedule, session };
