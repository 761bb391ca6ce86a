import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { api, body } from '@/lib/api/client';
import type { SessionAction, SessionView } from '@/lib/api/schema';
import { nowInstant } from '@/lib/clock';
import { heard, sessionKey } from '@/lib/live';
import { useClinicOf, useMe } from '@/lib/me';
import { entry, type NewEntry, outbox, type Outcome } from '@/lib/outbox';
import { chairMemory, forgetChair, rememberChair } from '@/lib/outbox/store';
import { useIdentity } from '@/ui/names';
import { lastMeasured } from './entry/place';

/** A session as charted. Events that name it have it read again; the poll brings what time alone changes. */
export function useSession(id: string) {
  return useQuery({
    queryKey: sessionKey(id),
    queryFn: async () => {
      const session = await body(api.GET('/api/sessions/{id}', { params: { path: { id } } }));
      heard();
      return session;
    },
    refetchInterval: 20_000,
  });
}

/** Whether the server offers the action to the person who is signed in. */
export function may(session: SessionView, action: SessionAction): boolean {
  return session.actions.includes(action);
}

/** Writes over answers of a session, unless the session has changed since it was shown; either way the page then shows what is so now. */
export function useAnswers<Answer>(session: SessionView, put: (params: AnswersOf, answer: Answer) => Promise<{ data?: SessionView }>) {
  const queries = useQueryClient();
  const key = sessionKey(session.id);
  return useMutation({
    mutationFn: (answer: Answer) => {
      const version = queries.getQueryData<SessionView>(key)?.version ?? session.version;
      return body(put({ path: { id: session.id }, header: { 'If-Match': `"${version}"` } }, answer));
    },
    onSuccess: (after) => queries.setQueryData(key, after),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}

interface AnswersOf {
  path: { id: string };
  header: { 'If-Match': string };
}

/** Keeps on the device what is needed to go on at this chair without a network, for as long as the session runs. */
export function useChairMemory(session: SessionView | undefined): void {
  const clinic = useClinicOf(session?.clinicId);
  const identity = useIdentity();
  const patient = session ? identity(session.patient) : '';
  useEffect(() => {
    if (!session) {
      return;
    }
    if (!may(session, 'OBSERVE')) {
      void forgetChair(session.id);
      return;
    }
    const sets = session.observations.filter(({ supersededBy }) => !supersededBy);
    void rememberChair({
      sessionId: session.id,
      clinic: { id: clinic.id, name: clinic.name, timeZone: clinic.timeZone },
      chair: session.chair.name,
      patient,
      status: session.status,
      last: lastMeasured(sets),
      pressureAt: sets.findLast(({ systolic, diastolic }) => systolic !== null || diastolic !== null)?.takenAt ?? null,
      nextSet: session.nextSet,
      openSideEffects: session.sideEffects
        .filter(({ resolvedAt, supersededBy, retracted }) => !resolvedAt && !supersededBy && !retracted)
        .map(({ id, title }) => ({ id, title })),
      rememberedAt: nowInstant(),
    });
  }, [session, clinic, patient]);
}

export { chairMemory };

export type ChairEntry = Pick<NewEntry, 'kind' | 'body' | 'at'> & { verb: string };

/** Writes something down at this chair: at once where there is a network, kept on the device where there is none. */
export function useChairEntry(sessionId: string, chair: string): (written: ChairEntry) => Promise<Outcome> {
  const me = useMe();
  const queries = useQueryClient();
  return useCallback(
    async ({ verb, ...written }) => {
      const outcome = await outbox.submit(
        entry({ ...written, authorId: me.id, authorName: me.name, sessionId, chair, path: `/api/sessions/${sessionId}/${verb}` }),
      );
      if ('sent' in outcome) {
        await queries.invalidateQueries({ queryKey: sessionKey(sessionId) });
      }
      return outcome;
    },
    [me, queries, sessionId, chair],
  );
}
