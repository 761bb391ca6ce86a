import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { timeOfMinute, weekdayAndDate } from '@/lib/time';
import { type DayLoad, worst } from './load';
import shared from './shared.module.css';
import classes from './Legend.module.css';

/** What the shades mean. */
export function Legend({ dragging }: { dragging: boolean }) {
  const { t } = useTranslation('schedule');
  return (
    <div className={classes.legend}>
      {(['preparation', 'infusion', 'recovery', 'closed'] as const).map((of) => (
        <span key={of} className={classes.key}>
          <span className={classes.swatch} data-of={of} aria-hidden />
          {t(`legend.${of}`)}
        </span>
      ))}
      {dragging && (
        <span className={classes.key}>
          <span className={classes.swatch} data-of="free" aria-hidden />
          {t('legend.free')}
        </span>
      )}
      <span className="dim">{t(dragging ? 'legend.freeWhy' : 'legend.ends')}</span>
    </div>
  );
}

/** The nurse load in a sentence per day, for who cannot see the strip and for who wants it short. */
export function LoadWords({ load }: { load: DayLoad[] }) {
  const { t, i18n } = useTranslation('schedule');
  const sentence = ({ date, day }: DayLoad) => {
    const quarter = worst(day);
    const name = weekdayAndDate(date, i18n.language);
    if (!quarter || quarter.patients === 0) {
      return t('load.none', { day: name });
    }
    const { patients, ceiling, minute } = quarter;
    const words = { day: name, count: patients, time: timeOfMinute(minute) };
    if (ceiling === null) {
      return t('load.unknown', words);
    }
    return t(patients > ceiling ? 'load.over' : 'load.within', { ...words, ceiling });
  };
  const busy = load.filter(({ day }) => load.length === 1 || day.some(({ patients }) => patients > 0));
  return (
    <Text component="ul" mt="sm" mb={0} className={shared.list}>
      {busy.map((day) => (
        <li key={day.date} className="num">
          {t('load.row')} · {sentence(day)}
        </li>
      ))}
    </Text>
  );
}
