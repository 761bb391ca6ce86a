import type { ClinicView, SessionSummary } from '@/lib/api/schema';

/** The phases of a stay in minutes; the infusion with the time to disconnect after it. */
export interface Phases {
  preparation: number;
  infusion: number;
  recovery: number;
}

type Settings = Pick<ClinicView, 'preparationMinutes' | 'recoveryMinutes'>;

/** Splits a stay by the clinic's usual times; nothing where they do not fit into it. */
export function usualPhases({ start, end }: Pick<SessionSummary, 'start' | 'end'>, settings: Settings): Phases | null {
  const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
  const infusion = minutes - settings.preparationMinutes - settings.recoveryMinutes;
  return infusion > 0 ? { preparation: settings.preparationMinutes, infusion, recovery: settings.recoveryMinutes } : null;
}

/** When each phase begins, as instants. */
export function phaseStarts(start: string, { preparation, infusion }: Phases): { infusion: string; recovery: string } {
  const at = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString();
  return { infusion: at(preparation), recovery: at(preparation + infusion) };
}
