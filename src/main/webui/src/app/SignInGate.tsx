import { Center } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Activity, lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reauthenticate } from '@/features/account/Reauthenticate';
import { actAs, api, body, whenSignedOut } from '@/lib/api/client';
import { isLanguage, speak, withRestOfTexts } from '@/lib/i18n';
import { comes, fetchWho, type Here, leaves, ME, MeContext } from '@/lib/me';
import { rememberOrganization } from '@/lib/providers';
import { useWaiting } from '@/lib/outbox';
import { hear, tell } from '@/lib/tabs';
import { ClosedEntries } from '@/ui/ClosedEntries';
import { Failed, Working } from '@/ui/states';
import { ClinicGate } from './ClinicGate';
import { Shell } from './Shell';

const LockScreen = lazy(() => import('@/features/account/LockScreen').then((module) => ({ default: module.LockScreen })));
const TemporaryPassword = lazy(async () => ({
  default: (await withRestOfTexts(import('@/features/account/TemporaryPassword'))).TemporaryPassword,
}));
const SecondFactorDue = lazy(async () => ({
  default: (await withRestOfTexts(import('@/features/account/SecondFactorDue'))).SecondFactorDue,
}));
const SignIn = lazy(() => import('@/features/account/SignIn').then((module) => ({ default: module.SignIn })));

const AGAIN_MILLIS = 5_000;

/** What a visitor has to enter: a PIN where people have set one on this device, or a password. */
function Entrance({ expired, unreachable, onIn }: { expired: boolean; unreachable: boolean; onIn: () => void }) {
  const [byPassword, setByPassword] = useState(false);
  const device = useQuery({ queryKey: ['device'], queryFn: () => body(api.GET('/api/auth/device')), enabled: !unreachable });
  const people = device.data?.people ?? [];
  const { closed } = useWaiting();
  return (
    <Suspense>
      {closed.length > 0 && (
        <Center px="md" pt="md">
          <ClosedEntries closed={closed} />
        </Center>
      )}
      {people.length > 0 && !byPassword ? (
        <LockScreen people={people} onUnlocked={onIn} onPassword={() => setByPassword(true)} />
      ) : (
        <SignIn expired={expired} unreachable={unreachable} onSignedIn={onIn} />
      )}
    </Suspense>
  );
}

/**
 * Lets through the person who is signed in; shows the sign-in in place, so that the address stays. While a tablet is locked its pages stay
 * hidden beneath: unsaved input is kept for the returning person and discarded for anybody else.
 */
export function SignInGate() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [expired, setExpired] = useState(false);
  const who = useQuery<Here>({
    queryKey: ME,
    queryFn: async () => {
      const found = await fetchWho();
      actAs(found.me?.id ?? null);
      const own = found.me?.language;
      if (own && own !== i18n.language && isLanguage(own)) {
        await speak(own);
      }
      const before = queries.getQueryData<Here>(ME)?.me;
      setExpired((was) => !found.me && (was || Boolean(before)));
      return comes(found, queries);
    },
    staleTime: 60_000,
    refetchInterval: (query) => (query.state.data?.unreachable ? AGAIN_MILLIS : false),
  });
  const { refetch } = who;
  const { me = null, kept = null, unreachable = false } = who.data ?? {};

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
  useEffect(() => hear('left', () => leaves(queries)), [queries]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told at every change of the person, whose id the effect does not read
  useEffect(() => {
    if (who.isSuccess) {
      tell('who');
    }
  }, [me?.id, who.isSuccess]);

  useEffect(() => {
    if (me) {
      rememberOrganization(me.organization.id);
    }
  }, [me]);

  if (who.isPending) {
    return <Working label={t('state.loading')} />;
  }
  return (
    <>
      {kept && (
        <Activity key={kept.id} mode={me && !me.passwordChangeDue && !me.secondFactorDue ? 'visible' : 'hidden'}>
          <MeContext value={kept}>
            <ClinicGate>
              <Shell>
                <Outlet />
              </Shell>
            </ClinicGate>
            <Reauthenticate />
          </MeContext>
        </Activity>
      )}
      {me?.passwordChangeDue && (
        <Suspense>
          <TemporaryPassword />
        </Suspense>
      )}
      {me?.secondFactorDue && !me.passwordChangeDue && (
        <Suspense>
          <SecondFactorDue me={me} />
        </Suspense>
      )}
      {!me &&
        (who.isError ? (
          <Failed error={who.error} retry={() => void who.refetch()} />
        ) : (
          <Entrance expired={expired} unreachable={unreachable} onIn={() => void who.refetch()} />
        ))}
    </>
  );
}
