import { describe, expect, it } from 'vitest';
import type { StaffView } from '@/lib/api/schema';
import { lockout } from './lockout';

const person = (id: string, roles: StaffView['roles'], active = true): StaffView => ({
  id,
  roles,
  active,
  username: id,
  name: id,
  version: 0,
  createdAt: '2026-11-22T10:00:00Z',
  createdBy: null,
  requestedRoles: [],
  secondFactor: false,
});
const me = person('me', ['ADMIN', 'NURSE']);
const colleague = person('colleague', ['ADMIN']);

describe('account lockout check', () => {
  it('allows changing another account', () => {
    expect(lockout([me, colleague], 'me', { ...colleague, active: false })).toBe('none');
  });

  it('allows changes that keep your own admin role', () => {
    expect(lockout([me], 'me', { ...me, roles: ['ADMIN'] })).toBe('none');
  });

  it.each([{ roles: ['NURSE' as const] }, { active: false }])('warns when %j removes your own admin role', (change) => {
    expect(lockout([me, colleague], 'me', { ...me, ...change })).toBe('self');
    expect(lockout([me], 'me', { ...me, ...change })).toBe('last');
  });

  it('does not count inactive administrators', () => {
    expect(lockout([me, { ...colleague, active: false }], 'me', { ...me, active: false })).toBe('last');
  });
});
