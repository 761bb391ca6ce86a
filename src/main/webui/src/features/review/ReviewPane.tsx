import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionReview } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { Chart } from '@/ui/chart/Chart';
import { ClinicOf } from '@/ui/ClinicOf';
import { OutcomeChart } from '@/ui/outcome/OutcomeChart';
import { Failed, Loading } from '@/ui/states';
import { Decision } from './decision/Decision';
import { Signed } from './decision/Signed';
import { useDecision } from './decision/useDecision';
import { Earlier } from './Earlier';
import { Effects } from './Effects';
import { FlagList } from './FlagList';
import { Head } from './Head';
import { Panel } from './Panel';
import { undecided } from './queue';
import shared from './shared.module.css';
import classes from './ReviewPane.module.css';
import { useKeys } from './useKeys';
import { useAcknowledge, useReview } from './useReview';

interface ReviewPaneProps {
  sessionId: string;
  waits: boolean;
  onSigned: () => void;
}

/** One session, whole, with the decision beneath. */
export function ReviewPane({ sessionId, ...rest }: ReviewPaneProps) {
  const review = useReview(sessionId);
  if (review.data) {
    return (
      <ClinicOf id={review.data.session.clinicId}>
        <Review key={sessionId} review={review.data} {...rest} />
      </ClinicOf>
    );
  }
  return (
    <div className={classes.pane}>
      {review.isError ? <Failed error={review.error} retry={() => void review.refetch()} /> : <Loading rows={4} height={150} />}
    </div>
  );
}

function dosesOf({ session, dose, outcomes }: SessionReview) {
  return [
    ...session.earlierSessions
      .filter(({ courseId }) => courseId === outcomes.courseId)
      .map(({ number, dosePerKgGiven }) => ({ number, perKg: dosePerKgGiven })),
    { number: session.number, perKg: dose.deliveredPerKg },
  ];
}

function Review({ review, waits, onSigned }: Omit<ReviewPaneProps, 'sessionId'> & { review: SessionReview }) {
  const { t } = useTranslation('review');
  const { t: to } = useTranslation('outcome');
  const { session } = review;
  const clinic = useClinic();
  // what is raised while the clinician writes was not meant by the decision
  const [seen] = useState<ReadonlySet<string>>(() => new Set(undecided(session.flags).map(({ id }) => id)));
  const [ticks, setTicks] = useState(seen);
  const acknowledge = useAcknowledge(clinic.id, session.id);
  const ticked = undecided(session.flags).filter(({ id }) => ticks.has(id));
  const open = ticked.filter(({ status }) => status === 'OPEN').map(({ id }) => id);
  const decision = useDecision(session, ticked, onSigned);
  useKeys({
    a: () => open.length > 0 && acknowledge.mutate(open),
    r: decision.resolve,
    s: decision.askToSign,
  });
  const tick = (id: string, on: boolean) => setTicks(new Set(on ? [...ticks, id] : [...ticks].filter((one) => one !== id)));
  return (
    <article className={classes.pane}>
      <Head review={review} waits={waits} />
      <div className={classes.body}>
        <div className={classes.left}>
          <Chart session={session} compact />
          <div className={classes.lower}>
            <Panel title={t('effects.title')}>
              <Effects session={session} />
            </Panel>
            <Panel title={to('chart')}>
              <OutcomeChart outcomes={review.outcomes} doses={dosesOf(review)} />
            </Panel>
          </div>
        </div>
        <div className={shared.right}>
          <Panel title={t('flags.title')}>
            <FlagList
              review={review}
              ticks={ticks}
              seen={seen}
              onTick={tick}
              onAcknowledge={(id) => acknowledge.mutate([id])}
              busy={acknowledge.isPending}
            />
          </Panel>
          <Panel title={t('earlier.title')}>
            <Earlier session={session} />
          </Panel>
        </div>
      </div>
      {session.signedOffAt ? <Signed review={review} /> : <Decision review={review} decision={decision} ticked={ticked} />}
    </article>
  );
}
