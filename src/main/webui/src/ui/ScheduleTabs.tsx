import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHasRole } from '@/lib/me';
import classes from './ScheduleTabs.module.css';

const TABS = [
  { to: '/schedule', label: 'day', planners: false },
  { to: '/waitlist', label: 'waitlist', planners: false },
  { to: '/replans', label: 'replans', planners: true },
  { to: '/roster', label: 'roster', planners: false },
  { to: '/figures', label: 'figures', planners: true },
] as const;

/** The places of the Schedule section. */
export function ScheduleTabs() {
  const { t } = useTranslation('schedule');
  const path = useRouterState({ select: (state) => state.location.pathname });
  const plans = useHasRole('SCHEDULER', 'CLINICIAN');
  return (
    <nav aria-label={t('tabs.label')} className={`${classes.tabs} no-print`}>
      {TABS.filter(({ planners }) => plans || !planners).map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          className={classes.tab}
          activeOptions={{ exact: true, includeSearch: false }}
          data-active={path === to || undefined}
        >
          {t(`tabs.${label}`)}
        </Link>
      ))}
    </nav>
  );
}
