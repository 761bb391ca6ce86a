import type { TFunction } from 'i18next';
import type { ObservationView, OxygenDevice } from '@/lib/api/schema';
import { numberText } from '@/lib/numbers';

/** The devices that give oxygen, the most common first; room air is the choice of no oxygen. */
export const OXYGEN_DEVICES: Exclude<OxygenDevice, 'ROOM_AIR'>[] = [
  'NASAL_CANNULA',
  'SIMPLE_MASK',
  'VENTURI_MASK',
  'NON_REBREATHER_MASK',
  'HIGH_FLOW_NASAL_CANNULA',
  'BAG_VALVE_MASK',
];

/** How much oxygen is given, in L/min, and by what, as far as it is chosen. */
export interface ChosenSupply {
  oxygenFlow?: number;
  oxygenDevice?: OxygenDevice;
}

export type Oxygen = Pick<ObservationView, 'supplementalOxygen' | 'oxygenFlow' | 'oxygenDevice'>;

/** `O₂ 2 L/min nasal cannula`, as much of it as is known; null where it is unknown whether oxygen is given. */
export function oxygenWords(oxygen: Oxygen, t: TFunction<'common'>, ts: TFunction<'session'>, language: string): string | null {
  if (oxygen.supplementalOxygen === null) {
    return null;
  }
  if (!oxygen.supplementalOxygen) {
    return ts('pad.oxygenNo');
  }
  return [
    ts('pad.oxygenYes'),
    oxygen.oxygenFlow !== null && `${numberText(oxygen.oxygenFlow, language)} ${t('unit.litersPerMinute')}`,
    oxygen.oxygenDevice && t(`oxygenDevice.${oxygen.oxygenDevice}`),
  ]
    .filter(Boolean)
    .join(' ');
}
