import type { VitalSign, VitalSigns } from '@/lib/api/schema';

/** The chair at which something is written down: as much as is known of it without a network. */
export interface Place {
  id: string;
  chair: string;
  last: VitalSigns | null;
  /** The signs of the next set, as the server names them. */
  due: VitalSign[];
}

/** Moments that can be chosen with one tap, in minutes before now. */
export const MINUTES_AGO = [0, 1, 2, 5, 10, 15] as const;
