import type { Role } from '@/lib/api/schema';

export interface Place {
  to: string;
  label: 'board' | 'schedule' | 'patients' | 'reviews' | 'protocols' | 'admin' | 'downtime';
  /** Who has the place in the menu; everybody where nothing is said. */
  roles?: Role[];
}

/** The menu, in the order of a day. */
export const NAVIGATION: Place[] = [
  { to: '/board', label: 'board' },
  { to: '/reviews', label: 'reviews', roles: ['CLINICIAN'] },
  { to: '/protocols', label: 'protocols', roles: ['CLINICIAN', 'ADMIN'] },
];
