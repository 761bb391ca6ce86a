import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCourseFlags } from '@/lib/flags';
import { useClinic } from '@/lib/me';
import { Allowed, Failed, Loading } from '@/ui/states';
import { useDocumentTitle } from '@/ui/useDocumentTitle';
import { EmptyQueue, Queue } from './Queue';
import { afterSigning, beside } from './queue';
import classes from './ReviewsPage.module.css';
import { ReviewPane } from './ReviewPane';
import { useKeys } from './useKeys';
import { useQueue, useTakeOff } from './useReview';

/** The clinician's queue, and the whole of one session beside it. */
export function ReviewsPage() {
  return (
    <Allowed roles={['CLINICIAN']}>
      <Reviews />
    </Allowed>
  );
}

function Reviews() {
  const { t } = useTranslation('review');
  const clinic = useClinic();
  const { sessionId } = useParams({ strict: false });
  const navigate = useNavigate();
  const queue = useQueue(clinic.id);
  const courseFlags = useCourseFlags(clinic.id);
  const takeOff = useTakeOff(clinic.id);
  useDocumentTitle(t('title'));
  const first = queue.data?.[0]?.session.id;
  const open = (id: string | null, replace = false) =>
    void (id ? navigate({ to: '/reviews/$sessionId', params: { sessionId: id }, replace }) : navigate({ to: '/reviews', replace }));

  useEffect(() => {
    // nothing is open: the first that waits opens by itself, also the first that comes
    if (!sessionId && first) {
      void navigate({ to: '/reviews/$sessionId', params: { sessionId: first }, replace: true });
    }
  }, [sessionId, first, navigate]);

  const step = (by: 1 | -1) => {
    const to = beside(queue.data ?? [], sessionId, by);
    if (to) {
      open(to);
    }
  };
  useKeys({ j: () => step(1), k: () => step(-1) });

  if (queue.isPending || courseFlags.isPending) {
    return <Loading rows={5} height={120} />;
  }
  if (!queue.data) {
    return <Failed error={queue.error} retry={() => void queue.refetch()} />;
  }
  if (!courseFlags.data) {
    return <Failed error={courseFlags.error} retry={() => void courseFlags.refetch()} />;
  }
  const waiting = queue.data;
  const signed = (id: string) => {
    const next = afterSigning(waiting, id);
    takeOff(id);
    open(next, true);
  };
  return (
    <div className={classes.page}>
      <Queue queue={waiting} courseFlags={courseFlags.data} openId={sessionId} />
      {sessionId ? (
        <ReviewPane
          key={sessionId}
          sessionId={sessionId}
          waits={waiting.some(({ session }) => session.id === sessionId)}
          onSigned={() => signed(sessionId)}
        />
      ) : (
        <EmptyQueue but={courseFlags.data.length} />
      )}
    </div>
  );
}
