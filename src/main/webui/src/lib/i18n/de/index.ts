import type { Catalogue } from '..';
import { account } from './account';
import { admin } from './admin';
import { board } from './board';
import { clinics } from './clinics';
import { common } from './common';
import { courses } from './courses';
import { downtime } from './downtime';
import { figures } from './figures';
import { outbox } from './outbox';
import { patients } from './patients';
import { replans } from './replans';
import { roster } from './roster';
import { schedule } from './schedule';
import { session } from './session';
import { waitlist } from './waitlist';

export const de: Catalogue = {
  account,
  admin,
  board,
  clinics,
  common,
  courses,
  downtime,
  figures,
  outbox,
  patients,
  replans,
  roster,
  schedule,
  session,
  waitlist,
};
