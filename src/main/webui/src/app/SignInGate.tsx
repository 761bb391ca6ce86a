import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, whenSignedOut } from '@/lib/api/client';
import type { Me } from '@/lib/api/schema';
import { fetchMe, ME, MeContext } from '@/lib/me';
import { remembered } from '@/lib/outbox/store';
import { Refused, Unreachable } from '@/lib/problem';
import { Failed, Working } from '@/ui/states';
import { ClinicGate } from './ClinicGate';
import { Shell } from './Shell';

const LockScreen = lazy(() => import('@/features/account/LockScreen').then((module) => ({ default: module.LockScreen })));
const SignIn = lazy(() => import('@/features/account/SignIn').then((module) => ({ default: module.SignIn })));

/** A sign-in lasts as long on the server; without it, nobody is remembered for longer either. */
const REMEMBERED_MILLIS = 12 * 3_600_000;
const AGAIN_MILLIS = 5_000;

function useWho() {
  return useQuery<Me | null>({
    queryKey: ME,
    queryFn: fetchMe,
    staleTime: 60_000,
    retry: false,
    refetchInterval: (query) => (query.state.error instanceof Unreachable ? AGAIN_MILLIS : false),
  });
}

/** Who was signed in here when the network went; asked only where the server does not answer. */
function useRemembered(enabled: boolean): Me | null | undefined {
  const { data } = useQuery({
    queryKey: ['remembered'],
    queryFn: async () => {
      const who = await remembered();
      return who && Date.now() - Date.parse(who.at) < REMEMBERED_MILLIS ? who.me : null;
    },
    enabled,
  });
  return data;
}

/** Lets through whoever is signed in; shows the sign-in in place, so that the address stays. */
export function SignInGate() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [expired, setExpired] = useState(false);
  const [byPassword, setByPassword] = useState(false);
  const who = useWho();
  const unreachable = who.error instanceof Unreachable;
  const offline = useRemembered(unreachable && !who.data);
  const me = who.data ?? (unreachable ? offline : null);
  const device = useQuery({
    queryKey: ['device'],
    queryFn: () => body(api.GET('/api/auth/device')),
    enabled: !who.isPending && !me && !unreachable,
  });

  useEffect(
    () =>
      whenSignedOut(() => {
        setExpired(Boolean(queries.getQueryData<Me | null>(ME)));
        queries.setQueryData(ME, null);
        void queries.invalidateQueries({ queryKey: ['device'] });
      }),
    [queries],
  );

  if (who.isPending || (unreachable && offline === undefined && !who.data)) {
    return <Working label={t('state.loading')} />;
  }
  if (me) {
    return (
      <MeContext value={me}>
        <ClinicGate>
          <Shell>
            <Outlet />
          </Shell>
        </ClinicGate>
      </MeContext>
    );
  }
  if (who.error && !unreachable && !(who.error instanceof Refused && who.error.status === 401)) {
    return <Failed error={who.error} retry={() => void who.refetch()} />;
  }
  const signedIn = () => {
    setExpired(false);
    setByPassword(false);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
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
