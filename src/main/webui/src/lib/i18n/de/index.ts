import type { Catalog } from '../catalog';
import { account } from './account';
import { admin } from './admin';
import { board } from './board';
import { clinics } from './clinics';
import { common } from './common';
import { courses } from './courses';
import { downtime } from './downtime';
import { figures } from './figures';
import { history } from './history';
import { limit } from './limit';
import { outbox } from './outbox';
import { outcome } from './outcome';
import { patients } from './patients';
import { protocol } from './protocol';
import { replans } from './replans';
import { review } from './review';
import { roster } from './roster';
import { schedule } from './schedule';
import { session } from './session';
import { waitlist } from './waitlist';

export const de: Catalog = {
  account,
  admin,
  board,
  clinics,
  common,
  courses,
  downtime,
  figures,
  history,
  limit,
  outbox,
  outcome,
  patients,
  protocol,
  replans,
  review,
  roster,
  schedule,
  session,
  waitlist,
};
