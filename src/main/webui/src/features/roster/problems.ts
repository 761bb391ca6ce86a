import type { Refused } from '@/lib/problem';

/** The server's messages at the form's fields: `[1].breaks[0].from` is its `shifts.1.breaks.0.from`. */
export function formErrors(error: Pick<Refused, 'fields'>): Record<string, string> {
  return Object.fromEntries(Object.entries(error.fields()).map(([field, message]) => [pathOf(field), message]));
}

function pathOf(field: string): string {
  const path = field
    .replace(/^[A-Za-z]*(?=\[)/, 'shifts')
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/^\./, 'shifts.');
  // a message about a whole break is shown at its start
  return path.replace(/(breaks\.\d+)$/, '$1.from');
}
