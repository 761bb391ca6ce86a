export interface PlannedRow {
  phase: 'BASELINE' | 'INFUSION' | 'RECOVERY' | 'extra';
  /** Minutes since the phase's beginning. */
  minutes: number;
}

interface Plan {
  every: number;
  first: number;
}

/** What a protocol's document says of how often is measured in a phase; null where it says nothing that can be read. */
function planOf(document: unknown, phase: 'INFUSION' | 'RECOVERY'): Plan | null {
  const plans = (document as { plans?: Record<string, { everyMinutes?: unknown; firstAfterMinutes?: unknown }> } | null)?.plans;
  const every = plans?.[phase]?.everyMinutes;
  const first = plans?.[phase]?.firstAfterMinutes;
  return typeof every === 'number' && every > 0 ? { every, first: typeof first === 'number' && first > 0 ? first : every } : null;
}

function rows(phase: 'INFUSION' | 'RECOVERY', plan: Plan | null, length: number): PlannedRow[] {
  const found: PlannedRow[] = [];
  for (let minutes = plan?.first ?? length + 1; plan && minutes <= length; minutes += plan.every) {
    found.push({ phase, minutes });
  }
  return found;
}

const MOST = 17;

/**
 * The rows that a blank chart has ready: the baseline, the sets of the infusion and of the recovery by the clinic's
 * protocol, and some for what is measured beside.
 */
export function plannedRows(document: unknown, infusionMinutes: number, recoveryMinutes: number): PlannedRow[] {
  const planned: PlannedRow[] = [
    { phase: 'BASELINE', minutes: 0 },
    ...rows('INFUSION', planOf(document, 'INFUSION'), infusionMinutes),
    ...rows('RECOVERY', planOf(document, 'RECOVERY'), recoveryMinutes),
  ];
  const extra = Math.max(3, Math.min(6, MOST - planned.length));
  return [...planned, ...Array.from({ length: extra }, (): PlannedRow => ({ phase: 'extra', minutes: 0 }))];
}
