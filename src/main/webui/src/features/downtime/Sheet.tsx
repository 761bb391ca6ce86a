import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNowCoarse } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { dayAndTime, instantOf, longDay } from '@/lib/time';
import { ScrollRegion } from '@/ui/ScrollRegion';
import shared from './shared.module.css';
import classes from './Sheet.module.css';

/** A sheet of paper with its head: which clinic, which day, as of when. */
export function Sheet({ title, date, children }: { title: string; date: string; children: ReactNode }) {
  const { t, i18n } = useTranslation('downtime');
  const { name, timeZone } = useClinic();
  const now = useNowCoarse();
  return (
    <ScrollRegion className={classes.sheet} aria-label={title}>
      <div className={classes.head}>
        <h2>{title}</h2>
        <span>
          {name} · {longDay(instantOf(date, '12:00', timeZone), timeZone, i18n.language)}
        </span>
        <span>{t('printedAt', { time: dayAndTime(now, timeZone, i18n.language) })}</span>
      </div>
      {children}
    </ScrollRegion>
  );
}

/** A table on paper. */
export function PaperTable({ head, children, label }: { head: string[]; children: ReactNode; label: string }) {
  return (
    <table className={shared.table} aria-label={label}>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
