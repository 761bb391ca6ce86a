import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actAs, api, body, whenSignedOut } from '@/lib/api/client';
import { fetchWho, forgetWhatWasRead, ME, MeContext, NOBODY, type Who } from '@/lib/me';
import { hear, tell } from '@/lib/tabs';
import { Failed, Working } from '@/ui/states';
import { ClinicGate } from './ClinicGate';
import { Shell } from './Shell';

const LockScreen = lazy(() => import('@/features/account/LockScreen').then((module) => ({ default: module.LockScreen })));
const SignIn = lazy(() => import('@/features/account/SignIn').then((module) => ({ default: module.SignIn })));

const AGAIN_MILLIS = 5_000;

/** Lets through whoever is signed in; shows the sign-in in place, so that the address stays. */
export function SignInGate() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [expired, setExpired] = useState(false);
  const [byPassword, setByPassword] = useState(false);
  const who = useQuery<Who>({
    queryKey: ME,
    queryFn: async () => {
      const found = await fetchWho();
      actAs(found.me?.id ?? null);
      const before = queries.getQueryData<Who>(ME)?.me;
      if (found.me?.id !== before?.id) {
        forgetWhatWasRead(queries);
        setExpired(Boolean(before && !found.me));
      }
      return found;
    },
    staleTime: 60_000,
    refetchInterval: (query) => (query.state.data?.unreachable ? AGAIN_MILLIS : false),
  });
  const { refetch } = who;
  const { me, unreachable } = who.data ?? NOBODY;
  const device = useQuery({
    queryKey: ['device'],
    queryFn: () => body(api.GET('/api/auth/device')),
    enabled: who.isSuccess && !me && !unreachable,
  });

  // whether nobody is signed in any more, or another person in another tab
  useEffect(
    () =>
      whenSignedOut(() => {
        void refetch().then(() => queries.invalidateQueries({ queryKey: ['device'] }));
      }),
    [queries, refetch],
  );

  // the cookie is every tab's: a tab that still showed the person before would write in the other's name
  useEffect(() => hear('who', () => void queries.invalidateQueries({ queryKey: ME })), [queries]);
  useEffect(() => {
    if (who.isSuccess) {
      tell('who');
    }
  }, [me?.id, who.isSuccess]);

  if (who.isPending) {
    return <Working label={t('state.loading')} />;
  }
  if (me) {
    return (
      <MeContext value={me}>
        <ClinicGate key={me.id}>
          <Shell>
            <Outlet />
          </Shell>
        </ClinicGate>
      </MeContext>
    );
  }
  if (who.isError) {
    return <Failed error={who.error} retry={() => void who.refetch()} />;
  }
  const signedIn = () => {
    setExpired(false);
    setByPassword(false);
    void who.refetch();
  };
  const people = device.data?.people ?? [];
  if (people.length > 0 && !byPassword) {
    return (
      <Suspense>
        <LockScreen people={people} onUnlocked={signedIn} onPassword={() => setByPassword(true)} />
      </Suspense>
    );
  }
  return (
    <Suspense>
      <SignIn expired={expired} unreachable={unreachable} onSignedIn={signedIn} />
    </Suspense>
  );
}
