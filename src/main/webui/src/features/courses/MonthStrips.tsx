import { useTranslation } from 'react-i18next';
import type { PlacedSession } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { plainDate } from '@/lib/time';
import classes from './booking.module.css';
import { type Month, months } from './months';

function Strip({ month: { month, days, length } }: { month: Month }) {
  const { t, i18n } = useTranslation('courses');
  const first = `${month}-01`;
  const name = plainDate(first, i18n.language).replace(/\b1\b[.,]?\s?/, '');
  const weekend = (day: number) => [0, 6].includes(new Date(`${month}-${String(day).padStart(2, '0')}T00:00:00Z`).getUTCDay());
  return (
    <div
      className={classes.strip}
      role="img"
      aria-label={t('booking.strip', { month: name, days: days.length > 0 ? days.join(', ') : '–' })}
    >
      <span className={classes.month} aria-hidden>
        {name}
      </span>
      <span className={classes.days} aria-hidden>
        {Array.from({ length }, (_, index) => index + 1).map((day) => (
          <span key={day} className={classes.day} data-session={days.includes(day) || undefined} data-weekend={weekend(day) || undefined}>
            {days.includes(day) ? day : ''}
          </span>
        ))}
      </span>
    </div>
  );
}

/** The days of a series, a strip per month. */
export function MonthStrips({ sessions }: { sessions: PlacedSession[] }) {
  const { timeZone } = useClinic();
  const strips = months(
    sessions.map(({ start }) => start),
    timeZone,
  );
  return (
    <div className={classes.strips}>
      {strips.map((month) => (
        <Strip key={month.month} month={month} />
      ))}
    </div>
  );
}
