import { Alert } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { Unreachable } from '@/lib/problem';
import { clockTime } from '@/lib/time';
import { ClinicOf } from '@/ui/ClinicOf';
import { Later } from '@/ui/Later';
import { Failed, Loading } from '@/ui/states';
import { useDocumentTitle } from '@/ui/useDocumentTitle';
import { ActionPanel } from './ActionPanel';
import { FlagsPanel } from './FlagsPanel';
import { Head } from './Head';
import { EarlierSessions } from './list/EarlierSessions';
import { ObservationTable } from './list/ObservationTable';
import { SideEffectTable } from './list/SideEffectTable';
import { OfflineChair } from './OfflineChair';
import shared from './shared.module.css';
import { may, useChairMemory, useSession } from './useSession';
import { useTimesHidden } from './useTimesHidden';

const CHART_HEIGHT = 560;

const chart = import('@/ui/chart/Chart');
/** Asked for at once and waited for by nobody: what the nurse types into comes first. */
const Chart = lazy(async () => ({ default: (await chart).Chart }));

/** One session, at the chair. */
export function SessionPage() {
  const { t } = useTranslation('session');
  const { sessionId } = useParams({ from: '/sessions/$sessionId' });
  const session = useSession(sessionId);
  useChairMemory(session.data);
  const away = useRef(false);
  useDocumentTitle(session.data ? t('titleAt', { chair: session.data.chair.name, number: session.data.number }) : t('title'));
  if (session.data) {
    return (
      <ClinicOf id={session.data.clinicId}>
        <Chairside key={sessionId} session={session.data} away={session.error instanceof Unreachable} asOf={session.dataUpdatedAt} />
      </ClinicOf>
    );
  }
  // each new attempt begins without an error: what is typed must outlast it
  if (session.failureReason instanceof Unreachable || away.current) {
    away.current = true;
    return (
      <OfflineChair
        key={sessionId}
        sessionId={sessionId}
        retry={() => void session.refetch()}
        error={session.error ?? session.failureReason}
      />
    );
  }
  return session.isError ? <Failed error={session.error} retry={() => void session.refetch()} /> : <Loading />;
}

function Chairside({ session, away, asOf }: { session: SessionView; away: boolean; asOf: number }) {
  const { t } = useTranslation('session');
  const { timeZone } = useClinic();
  // what happens at the chair is of its moment: found again after a lock it would be written down as of then
  const hidden = useTimesHidden();
  return (
    <div className={shared.page}>
      <Head session={session} />
      {away && (
        <Alert color="gray" variant="outline" mx="sm" role="status">
          {t('asOf', { time: clockTime(asOf, timeZone) })}
        </Alert>
      )}
      <div className={shared.columns}>
        <div className={shared.picture}>
          <FlagsPanel session={session} />
          <Later turn={2} height={CHART_HEIGHT}>
            <Suspense fallback={<Loading rows={1} height={CHART_HEIGHT} />}>
              <Chart session={session} />
            </Suspense>
          </Later>
        </div>
        <Later turn={1} height={620}>
          <ActionPanel key={hidden} session={session} />
        </Later>
        <div className={shared.picture}>
          <Later turn={3} height={300}>
            <ObservationTable session={session} />
            <SideEffectTable session={session} mayRetract={may(session, 'ENTERED_IN_ERROR')} />
            <EarlierSessions session={session} />
          </Later>
        </div>
      </div>
    </div>
  );
}
