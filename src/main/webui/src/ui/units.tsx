import { useTranslation } from 'react-i18next';
import type { WeightInUnit } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { temperatureIn, type Units, weightIn } from '@/lib/units';
import { Value } from './values';

/** The units of the clinic around. */
export function useUnits(): Units {
  const { temperatureUnit, weightUnit } = useClinic();
  return { temperature: temperatureUnit ?? 'Cel', weight: weightUnit ?? 'kg' };
}

/** How the clinic's units are written. */
export function useUnitSymbols(): Record<keyof Units, string> {
  const { t } = useTranslation();
  const { temperature, weight } = useUnits();
  return {
    temperature: t(temperature === 'Cel' ? 'unit.celsius' : 'unit.fahrenheit'),
    weight: t(weight === 'kg' ? 'unit.kg' : 'unit.pounds'),
  };
}

/** A temperature of the record in the clinic's unit. */
export function Temperature({ celsius }: { celsius: number | null }) {
  const { temperature } = useUnits();
  return <Value value={celsius === null ? null : temperatureIn(celsius, temperature)} />;
}

interface WeightProps {
  kilograms: number | null;
  /** What was entered in another unit than kg; shown as it is where the clinic uses that unit. */
  entered?: WeightInUnit | null;
  label?: string;
}

/** A weight of the record in the clinic's unit. */
export function Weight({ kilograms, entered, label }: WeightProps) {
  const { weight } = useUnits();
  const symbols = useUnitSymbols();
  return (
    <Value
      value={kilograms === null ? null : entered?.unit === weight ? entered.value : weightIn(kilograms, weight)}
      unit={symbols.weight}
      {...(label === undefined ? {} : { label })}
    />
  );
}
