import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FlagView } from '@/lib/api/schema';
import { SeverityBadge } from '@/ui/severity';
import { Age } from '@/ui/values';
import { inOrder, OLD_MINUTES } from './queue';
import shared from './shared.module.css';

/** What waits for a clinician and belongs to no session: it is decided on the page of its course. */
export function CourseFlags({ flags }: { flags: FlagView[] }) {
  const { t } = useTranslation('review');
  return (
    <ul className={shared.list} aria-label={t('courseFlags')}>
      {inOrder(flags).map((flag) => (
        <li key={flag.id}>
          <Link to="/courses/$courseId" params={{ courseId: flag.courseId }} className={shared.waiting}>
            <span className={shared.waitingTop}>
              <SeverityBadge severity={flag.severity} calm={flag.status !== 'OPEN'} />
              <Age at={flag.raisedAt} staleAfterMinutes={OLD_MINUTES} />
            </span>
            <span className={shared.why}>
              {flag.title}: {flag.reason}
            </span>
            <span className="dim">{t('ofCourse')}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
