import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Consciousness, VitalSigns } from '@/lib/api/schema';
import { Choice } from '@/ui/Choice';
import shared from '../shared.module.css';
import classes from './Choices.module.css';
import { type ChosenSupply, oxygenWords } from './oxygen';
import { SupplyFields } from './SupplyFields';

/** What is chosen rather than typed. Nothing is chosen until somebody has. */
export interface Chosen extends ChosenSupply {
  consciousness?: Consciousness;
  supplementalOxygen?: boolean;
  sedation?: number;
}

const CONSCIOUSNESS: Consciousness[] = ['ALERT', 'CONFUSED', 'VOICE', 'PAIN', 'UNRESPONSIVE'];
const SEDATION = [5, 4, 3, 2, 1, 0];

/** `Alert, O₂ 2 L/min nasal cannula, MOAA/S 5`: the previous choices in words, or nothing where there are none. */
export function unchangedWords(last: VitalSigns | null, t: TFunction<'common'>, ts: TFunction<'session'>, language: string): string | null {
  if (!last) {
    return null;
  }
  const words = [
    last.consciousness && t(`consciousness.${last.consciousness}`),
    oxygenWords(last, t, ts, language),
    last.sedation !== null && `${t('unit.sedation')} ${last.sedation}`,
  ].filter(Boolean);
  return words.length > 0 ? words.join(', ') : null;
}

/** Consciousness, oxygen and sedation, one tap each; a second tap takes it back. With oxygen, how much and by what. */
export function Choices({ chosen, onChoose }: { chosen: Chosen; onChoose: (change: Chosen) => void }) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const toggle = <K extends keyof Chosen>(key: K, value: Chosen[K]) => onChoose({ [key]: chosen[key] === value ? undefined : value });
  return (
    <>
      <div className={`${shared.choices} ${classes.tight}`} role="group" aria-label={tc('sign.consciousness')}>
        {CONSCIOUSNESS.map((value) => (
          <Choice key={value} on={chosen.consciousness === value} onClick={() => toggle('consciousness', value)} size="compact-sm">
            {tc(`consciousness.${value}`)}
          </Choice>
        ))}
      </div>
      <div
        className={`${shared.choices} ${classes.tight}`}
        role="group"
        aria-label={`${tc('sign.supplementalOxygen')}, ${tc('sign.sedation')}`}
      >
        {[false, true].map((value) => (
          <Choice
            key={String(value)}
            on={chosen.supplementalOxygen === value}
            onClick={() =>
              onChoose({
                supplementalOxygen: chosen.supplementalOxygen === value ? undefined : value,
                oxygenFlow: undefined,
                oxygenDevice: undefined,
              })
            }
            size="compact-sm"
          >
            {t(value ? 'pad.oxygenYes' : 'pad.oxygenNo')}
          </Choice>
        ))}
        {SEDATION.map((value) => (
          <Choice key={value} on={chosen.sedation === value} onClick={() => toggle('sedation', value)} size="compact-sm">
            {value === 5 ? t('pad.awake') : String(value)}
          </Choice>
        ))}
      </div>
      {chosen.supplementalOxygen && <SupplyFields chosen={chosen} onChoose={onChoose} />}
    </>
  );
}
