import { admin } from './admin';
import { clinics } from './clinics';
import { courses } from './courses';
import { downtime } from './downtime';
import { figures } from './figures';
import { history } from './history';
import { limit } from './limit';
import { outcome } from './outcome';
import { patients } from './patients';
import { profile } from './profile';
import { protocol } from './protocol';
import { replans } from './replans';
import { review } from './review';
import { roster } from './roster';
import { schedule } from './schedule';
import { waitlist } from './waitlist';

/** The texts of all other pages; they come with the first of these pages. */
export const more = {
  account: profile,
  admin,
  clinics,
  courses,
  downtime,
  figures,
  history,
  limit,
  outcome,
  patients,
  protocol,
  replans,
  review,
  roster,
  schedule,
  waitlist,
} as const;
