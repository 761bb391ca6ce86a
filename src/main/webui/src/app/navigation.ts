import type { Role } from '@/lib/api/schema';

export interface Place {
  to: string;
  label: 'board' | 'schedule' | 'patients' | 'reviews' | 'protocols' | 'admin' | 'downtime';
  /** Other addresses of this menu entry. */
  under?: string[];
  /** The roles that see the entry; everybody by default. */
  roles?: Role[];
}

/** The menu, in the order of a day. */
export const NAVIGATION: Place[] = [
  { to: '/board', label: 'board' },
  { to: '/schedule', label: 'schedule', under: ['/waitlist', '/replans', '/roster', '/figures'] },
  { to: '/patients', label: 'patients', under: ['/courses'] },
  { to: '/reviews', label: 'reviews', roles: ['CLINICIAN'] },
  { to: '/protocols', label: 'protocols', roles: ['CLINICIAN', 'ADMIN'] },
  { to: '/downtime', label: 'downtime' },
  { to: '/admin', label: 'admin', roles: ['ADMIN'] },
];

/** Whether an address lies in this place of the menu. */
export function isIn({ to, under = [] }: Place, path: string): boolean {
  return [to, ...under].some((start) => path.startsWith(start));
}
