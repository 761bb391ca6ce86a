import type { StaffView } from '@/lib/api/schema';

const administers = ({ active, roles }: Pick<StaffView, 'active' | 'roles'>) => active && roles.includes('ADMIN');

/**
 * What a change would do to the person who makes it: nothing, or take the administration from them, or from everybody.
 *
 * @param people everybody, as they are
 * @param after the person as they would be
 */
export function lockout(people: StaffView[], meId: string, after: Pick<StaffView, 'id' | 'active' | 'roles'>): 'none' | 'self' | 'last' {
  if (after.id !== meId || administers(after)) {
    return 'none';
  }
  return people.some((person) => person.id !== meId && administers(person)) ? 'self' : 'last';
}
