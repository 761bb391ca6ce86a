import { Alert, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import type { Figures } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import { isDate } from '@/lib/days';
import { liveKey } from '@/lib/live';
import { useClinic, useHasRole } from '@/lib/me';
import { dayAndTime, localDate, plusDays } from '@/lib/time';
import { AdminTabs } from '@/ui/AdminTabs';
import { Page } from '@/ui/Page';
import { ScheduleTabs } from '@/ui/ScheduleTabs';
import { Allowed, Failed, Loading } from '@/ui/states';
import { Cards } from './Cards';
import { CalledOff, Nurses } from './Lists';

/** The figures of the days from the one to the other, that one counted in. */
function useFigures(from: string, until: string) {
  const { id } = useClinic();
  return useQuery({
    queryKey: liveKey(id, 'figures', from, until),
    queryFn: () => body(api.GET('/api/clinics/{id}/figures', { params: { path: { id }, query: { from, to: plusDays(until, 1) } } })),
    enabled: isDate(from) && isDate(until),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
}

function Shown({ figures }: { figures: Figures }) {
  const { t, i18n } = useTranslation('figures');
  const { name, timeZone } = useClinic();
  return (
    <Stack>
      <Text>
        {t('asOf', { clinic: name, time: dayAndTime(figures.at, timeZone, i18n.language) })} {t('days', { count: figures.days })},{' '}
        {t('rosterDays', { count: figures.rosterDays })}.
      </Text>
      {figures.untold > 0 && (
        <Alert color="gray" variant="outline" icon={<IconInfoCircle aria-hidden />}>
          {t('untold', { count: figures.untold })}
        </Alert>
      )}
      <Cards figures={figures} />
      <Nurses loads={figures.nurseLoad} />
      <CalledOff cancellations={figures.cancellations} />
    </Stack>
  );
}

function Content() {
  const { t } = useTranslation('figures');
  const { timeZone } = useClinic();
  const today = localDate(useNowCoarse(), timeZone);
  const [from, setFrom] = useState(plusDays(today, -27));
  const [until, setUntil] = useState(today);
  const figures = useFigures(from, until);
  const chosen = isDate(from) && isDate(until);
  return (
    <>
      <Group align="end" mb="md">
        <TextInput type="date" label={t('from')} w={180} value={from} onChange={({ currentTarget }) => setFrom(currentTarget.value)} />
        <TextInput type="date" label={t('until')} w={180} value={until} onChange={({ currentTarget }) => setUntil(currentTarget.value)} />
      </Group>
      {!chosen && <Text role="alert">{t('wrong')}</Text>}
      {chosen && figures.isPending && <Loading rows={3} height={150} />}
      {figures.isError && <Failed error={figures.error} retry={() => void figures.refetch()} />}
      {chosen && figures.data && !figures.isError && <Shown figures={figures.data} />}
    </>
  );
}

/** A clinic's figures of some days, as they are defined in the documentation. */
export function FiguresPage() {
  const { t } = useTranslation('figures');
  const isAdmin = useHasRole('ADMIN');
  return (
    <Page title={t('title')}>
      {isAdmin ? <AdminTabs /> : <ScheduleTabs />}
      <Allowed roles={['SCHEDULER', 'CLINICIAN', 'ADMIN']}>
        <Content />
      </Allowed>
    </Page>
  );
}
