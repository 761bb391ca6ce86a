import { api } from './api/client';

/** Somebody signed out while the server was away, whose cookie no script can delete: it has to be ended before anything else is asked. */
const OWED = 'chairside-sign-out-owed';

/** Whether the server has to be told yet that nobody is signed in here. */
export function owesSignOut(): boolean {
  return localStorage.getItem(OWED) !== null;
}

/** The server is away: it is told later. */
export function oweSignOut(): void {
  localStorage.setItem(OWED, 'yes');
}

/** Tells the server where it has not been told. One tab at a time, and never after somebody's next sign-in. */
export async function settleSignOut(): Promise<void> {
  if (owesSignOut()) {
    await navigator.locks.request('chairside-sign-out', async () => {
      if (owesSignOut()) {
        await api.POST('/api/auth/logout');
        localStorage.removeItem(OWED);
      }
    });
  }
}
