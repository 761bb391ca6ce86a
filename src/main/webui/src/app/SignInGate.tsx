import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignIn } from '@/features/account/SignIn';
import { whenSignedOut } from '@/lib/api/client';
import type { Me } from '@/lib/api/schema';
import { fetchMe, ME, MeContext } from '@/lib/me';
import { Refused, Unreachable } from '@/lib/problem';
import { Failed, Working } from '@/ui/states';
import { ClinicGate } from './ClinicGate';
import { Shell } from './Shell';

/** Lets through whoever is signed in; shows the sign-in in place, so that the address stays. */
export function SignInGate() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [expired, setExpired] = useState(false);
  const { data: me, error, isPending, refetch } = useQuery({ queryKey: ME, queryFn: fetchMe, staleTime: 60_000 });

  useEffect(
    () =>
      whenSignedOut(() => {
        if (queries.getQueryData<Me | null>(ME)) {
          setExpired(true);
        }
        queries.setQueryData(ME, null);
      }),
    [queries],
  );

  if (isPending) {
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
  if (error && !(error instanceof Refused && error.status === 401) && !(error instanceof Unreachable)) {
    return <Failed error={error} retry={() => void refetch()} />;
  }
  const signedIn = () => {
    setExpired(false);
    queries.removeQueries({ predicate: (query) => query.queryKey !== ME });
    void refetch();
  };
  return <SignIn expired={expired} unreachable={error instanceof Unreachable} onSignedIn={signedIn} />;
}
