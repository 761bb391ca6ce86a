import { Link, useRouterState } from '@tanstack/react-router';
import classes from './ScheduleTabs.module.css';

export interface NavTab {
  to: string;
  label: string;
  /** Whether the pages below this address belong to the tab, too. */
  below?: boolean;
}

/** Places beside each other, each with its address. */
export function NavTabs({ label, tabs }: { label: string; tabs: NavTab[] }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isHere = ({ to, below }: NavTab) => path === to || (below === true && path.startsWith(`${to}/`));
  return (
    <nav aria-label={label} className={`${classes.tabs} no-print`}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          className={classes.tab}
          data-active={isHere(tab) || undefined}
          aria-current={isHere(tab) ? 'page' : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
