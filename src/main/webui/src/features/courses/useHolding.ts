import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldView, SeriesView } from '@/lib/api/schema';
import { perform } from '@/lib/perform';
import { done } from '@/ui/notice';
import { useHold, useReleaseHold } from './useCourses';

/** The one series that is held at a time. */
export function useHolding(clinicId: string, courseId: string) {
  const { t } = useTranslation('courses');
  const [held, setHeld] = useState<{ hold: HoldView; series: SeriesView } | null>(null);
  const hold = useHold(clinicId, courseId);
  const release = useReleaseHold();
  const forget = () => setHeld(null);
  return {
    hold: held?.hold ?? null,
    series: held?.series ?? null,
    pending: hold.isPending || release.isPending,
    error: hold.error,
    take: (series: SeriesView, key: string) =>
      perform(hold, { sessions: series.sessions, key }, { onSuccess: (made) => setHeld({ hold: made, series }) }),
    release: () =>
      held &&
      perform(release, held.hold.id, {
        onSuccess: () => {
          forget();
          done(t('booking.released'));
        },
      }),
    forget,
  };
}
