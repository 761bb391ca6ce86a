import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { all, api, body } from '@/lib/api/client';
import { type ChosenClinic, ClinicContext, useMe } from '@/lib/me';
import { remembered, rememberWho } from '@/lib/outbox/store';
import { Unreachable } from '@/lib/problem';
import { Empty, Failed, Working } from '@/ui/states';

const CHOSEN = 'chairside-clinic';

function useClinics() {
  const me = useMe();
  return useQuery({
    queryKey: ['clinics', me.id],
    queryFn: async (): Promise<ChosenClinic[]> => {
      try {
        return await all((cursor) => body(api.GET('/api/clinics', { params: { query: { cursor, limit: '500' } } })));
      } catch (error) {
        const clinic = error instanceof Unreachable ? (await remembered())?.clinic : null;
        if (!clinic) {
          throw error;
        }
        return [clinic];
      }
    },
    staleTime: 300_000,
  });
}

/** Determines the clinic the person works with: the one chosen last on this device, or the first. */
export function ClinicGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const [chosen, setChosen] = useState(() => localStorage.getItem(CHOSEN));
  const clinics = useClinics();
  const mine = clinics.data?.filter(({ id }) => me.clinics.some((clinic) => clinic.id === id));
  const clinic = mine?.find(({ id }) => id === chosen) ?? mine?.[0];
  const choice = useMemo(() => {
    const choose = (id: string) => {
      localStorage.setItem(CHOSEN, id);
      setChosen(id);
    };
    return clinic ? { clinic, chosen: clinic, clinics: clinics.data ?? [], choose } : null;
  }, [clinic, clinics.data]);

  useEffect(() => {
    // only staff at the chair are remembered for offline use, and only while the server knows them
    if (clinic && navigator.onLine && me.roles.some((role) => role === 'NURSE' || role === 'CLINICIAN')) {
      const { id, name, timeZone, temperatureUnit, weightUnit } = clinic;
      void rememberWho({
        me,
        clinic: { id, name, timeZone, ...(temperatureUnit && { temperatureUnit }), ...(weightUnit && { weightUnit }) },
        at: new Date().toISOString(),
      });
    }
  }, [me, clinic]);

  if (clinics.isPending) {
    return <Working label={t('state.loading')} />;
  }
  if (!clinics.data) {
    return <Failed error={clinics.error} retry={() => void clinics.refetch()} />;
  }
  return choice ? <ClinicContext value={choice}>{children}</ClinicContext> : <Empty title={t('state.notFound')} />;
}
