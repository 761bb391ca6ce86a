import { Button, Group, Text } from '@mantine/core';
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useClinic } from '@/lib/me';
import { decimalMark, numberText } from '@/lib/numbers';
import { clockTime } from '@/lib/time';
import { temperatureIn } from '@/lib/units';
import { useSignUnit } from '@/ui/signs';
import { ProblemAlert } from '@/ui/states';
import { useUnits, useUnitSymbols } from '@/ui/units';
import shared from '../shared.module.css';
import classes from './VitalsPad.module.css';
import { Choices, unchangedWords } from './Choices';
import { Keypad } from './Keypad';
import { isNamed, PAD_FIELDS, type PadField } from './pad';
import type { Place } from './place';
import { useSet } from './useSet';
import { When } from './When';

interface FieldProps {
  place: Place;
  field: PadField;
  text: string | undefined;
  active: boolean;
  error: string | undefined;
  onGo: () => void;
}

function Field({ place, field, text, active, error, onGo }: FieldProps) {
  const { t, i18n } = useTranslation('session');
  const { t: tc } = useTranslation();
  const unitOf = useSignUnit();
  const { temperature: unit } = useUnits();
  const symbols = useUnitSymbols();
  const recorded = place.last?.[field];
  const previous = field === 'temperature' && recorded ? temperatureIn(recorded, unit) : recorded;
  const due = place.due.includes(field);
  return (
    <button
      type="button"
      className={classes.field}
      data-active={active || undefined}
      data-invalid={error ? true : undefined}
      data-entered={text ? true : undefined}
      aria-pressed={active}
      onClick={onGo}
    >
      <span className={classes.fieldName}>
        {t(`pad.short.${field}`)} <span className="unit">{field === 'temperature' ? symbols.temperature : unitOf(field)}</span>{' '}
        {due && <span className={classes.due}>{t('pad.due')}</span>}
      </span>
      {text ? (
        <span className={classes.fieldValue}>{text.replace('.', decimalMark(i18n.language))}</span>
      ) : (
        <span className={`${classes.fieldValue} ${classes.previous}`}>
          {previous === null || previous === undefined ? tc('value.missing') : numberText(previous, i18n.language)}
        </span>
      )}
    </button>
  );
}

/** A set of vital signs in ten seconds: keys, one field after the other, the previous value grayed behind. */
export function VitalsPad({ place }: { place: Place }) {
  const { t, i18n } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const set = useSet(place);
  const { press, save, saving } = set;

  // as soon as the pad is seen: a digit typed at once must not be lost
  useLayoutEffect(() => {
    const typed = (event: KeyboardEvent) => {
      if (saving) {
        return;
      }
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, textarea, select, [role="dialog"]')) {
        return;
      }
      if (/^\d$/.test(event.key)) {
        press({ digit: event.key });
      } else if (event.key === 'Backspace') {
        press({ erase: true });
      } else if (event.key === 'Enter' && !target.closest('button, a')) {
        save();
      } else {
        return;
      }
      event.preventDefault();
    };
    window.addEventListener('keydown', typed);
    return () => window.removeEventListener('keydown', typed);
  }, [press, save, saving]);

  const unchanged = unchangedWords(place.last, tc, t, i18n.language);
  return (
    <section aria-label={t('pad.title')} className={shared.panel}>
      <div className={shared.pad}>
        <div className={shared.fields} role="group" aria-label={t('pad.field')}>
          {PAD_FIELDS.map((field) => (
            <Field
              key={field}
              place={place}
              field={field}
              text={set.pad.texts[field]}
              active={set.pad.field === field}
              error={set.errors[field]}
              onGo={() => press({ go: field })}
            />
          ))}
          {unchanged && (
            <Button
              variant="default"
              h="100%"
              px={6}
              onClick={set.takeUnchanged}
              styles={{ label: { whiteSpace: 'normal', fontSize: '0.8rem', lineHeight: 1.2 } }}
            >
              {t('pad.unchanged', { values: unchanged })}
            </Button>
          )}
        </div>
        <Choices chosen={set.chosen} onChoose={set.choose} />
        <Keypad onKey={press} onSave={save} saving={saving} />
        {set.typedAt && (
          <Text size="sm" role="status">
            {t('pad.found', { time: clockTime(set.typedAt, timeZone) })}
          </Text>
        )}
        <When minutesAgo={set.minutesAgo} onChange={set.setMinutesAgo} />
        {Object.entries(set.errors).map(([field, message]) => (
          <Text key={field} size="sm" role="alert">
            {isNamed(field) ? `${tc(`sign.${field}`)}: ${message}` : message}
          </Text>
        ))}
        {set.doubt && (
          <div role="alertdialog" aria-label={t('pad.implausible')}>
            <Text fw={650}>{t('pad.implausible')}</Text>
            <Text>{set.doubt}</Text>
            <Group gap="xs" mt={4}>
              <Button variant="default" onClick={set.dismissDoubt}>
                {t('pad.check')}
              </Button>
              <Button onClick={set.confirm}>{t('pad.confirm')}</Button>
            </Group>
          </div>
        )}
        <ProblemAlert error={set.problem} except={Object.keys(set.errors)} />
      </div>
    </section>
  );
}
