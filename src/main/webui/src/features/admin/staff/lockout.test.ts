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
});
const me = person('me', ['ADMIN', 'NURSE']);
const colleague = person('colleague', ['ADMIN']);

describe('changing an account', () => {
  it('of somebody else locks nobody out that makes the change', () => {
    expect(lockout([me, colleague], 'me', { ...colleague, active: false })).toBe('none');
  });

  it('of one’s own is harmless while the administration stays', () => {
    expect(lockout([me], 'me', { ...me, roles: ['ADMIN'] })).toBe('none');
  });

  it.each([{ roles: ['NURSE' as const] }, { active: false }])('of one’s own with %j takes the administration from oneself', (change) => {
    expect(lockout([me, colleague], 'me', { ...me, ...change })).toBe('self');
    expect(lockout([me], 'me', { ...me, ...change })).toBe('last');
  });

  it('does not count administrators who were deactivated', () => {
    expect(lockout([me, { ...colleague, active: false }], 'me', { ...me, active: false })).toBe('last');
  });
});
