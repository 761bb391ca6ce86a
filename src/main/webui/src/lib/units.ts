/** The units in which a clinic enters and reads values, by UCUM code. The server stores °C and kg. */

export type TemperatureUnit = 'Cel' | '[degF]';
export type WeightUnit = 'kg' | '[lb_av]';

export interface Units {
  temperature: TemperatureUnit;
  weight: WeightUnit;
}

const KILOGRAMS_PER_POUND = 0.45359237;

/** °C in a unit; °F to the tenth that thermometers show. */
export function temperatureIn(celsius: number, unit: TemperatureUnit): number {
  return unit === 'Cel' ? celsius : Math.round((celsius * 9) / 0.5 + 320) / 10;
}

/** kg in a unit; whole pounds, since a tenth of a kg is a fifth of a pound. */
export function weightIn(kilograms: number, unit: WeightUnit): number {
  return unit === 'kg' ? kilograms : Math.round(kilograms / KILOGRAMS_PER_POUND);
}

/** The part of a request that says a temperature's unit; nothing for °C, or without a temperature. */
export function temperatureUnitOf(temperature: unknown, unit: TemperatureUnit): { temperatureUnit?: TemperatureUnit } {
  return unit === 'Cel' || temperature === undefined || temperature === null ? {} : { temperatureUnit: unit };
}

/** The part of a request that says a weight. */
export function weightOf(value: number, unit: WeightUnit): { weightKg: number } | { weight: number; weightUnit: WeightUnit } {
  return unit === 'kg' ? { weightKg: value } : { weight: value, weightUnit: unit };
}
