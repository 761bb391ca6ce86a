import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { all, api, body } from '@/lib/api/client';
import { ClinicContext, useMe } from '@/lib/me';
import { Empty, Failed, Working } from '@/ui/states';

const CHOSEN = 'chairside-clinic';

/** Knows which clinic the person looks at: the one chosen last on this device, or the first. */
export function ClinicGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const [chosen, setChosen] = useState(() => localStorage.getItem(CHOSEN));
  const clinics = useQuery({
    queryKey: ['clinics', me.id],
    queryFn: () => all((cursor) => body(api.GET('/api/clinics', { params: { query: { cursor, limit: '500' } } }))),
    staleTime: 300_000,
  });
  if (clinics.isPending) {
    return <Working label={t('state.loading')} />;
  }
  if (clinics.isError) {
    return <Failed error={clinics.error} retry={() => void clinics.refetch()} />;
  }
  const mine = clinics.data.filter(({ id }) => me.clinics.some((clinic) => clinic.id === id));
  const clinic = mine.find(({ id }) => id === chosen) ?? mine[0];
  if (!clinic) {
    return <Empty title={t('state.notFound')} />;
  }
  const choose = (id: string) => {
    localStorage.setItem(CHOSEN, id);
    setChosen(id);
  };
  return <ClinicContext value={{ clinic, choose }}>{children}</ClinicContext>;
}
