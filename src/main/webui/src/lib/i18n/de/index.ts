import type { Catalogue } from '..';
import { account } from './account';
import { board } from './board';
import { common } from './common';
import { courses } from './courses';
import { outbox } from './outbox';
import { patients } from './patients';
import { replans } from './replans';
import { roster } from './roster';
import { schedule } from './schedule';
import { session } from './session';
import { waitlist } from './waitlist';

export const de: Catalogue = {
  account,
  board,
  common,
  courses,
  outbox,
  patients,
  replans,
  roster,
  schedule,
  session,
  waitlist,
};
