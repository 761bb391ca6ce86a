import { Group, Stack, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNowCoarse } from '@/lib/clock';
import type { DaysShown } from '@/lib/days';
import { useClinic, useHasRole } from '@/lib/me';
import { type DayRoster, useRosters } from '@/lib/roster';
import { useStaff } from '@/lib/staff';
import { localDate, mondayOf, plusDays, weekdayAndDate } from '@/lib/time';
import { DayNavigation } from '@/ui/DayNavigation';
import { Page } from '@/ui/Page';
import { ScheduleTabs } from '@/ui/ScheduleTabs';
import { Failed, Loading } from '@/ui/states';
import { CopyWeek } from './CopyWeek';
import { DayEditor } from './DayEditor';
import { OnDuty } from './OnDuty';
import { RosterGrid } from './RosterGrid';

const week = (monday: string) => Array.from({ length: 7 }, (_, day) => plusDays(monday, day));

/** Everybody who can be put on a shift, and whom these rosters name beside. */
function usePeople(rosters: DayRoster[]): { id: string; name: string }[] {
  const { t } = useTranslation('roster');
  const staff = useStaff();
  const known = new Set(staff.map(({ id }) => id));
  const others = new Set(rosters.flatMap(({ shifts }) => shifts.map(({ staffId }) => staffId)).filter((id) => !known.has(id)));
  return [...staff, ...[...others].map((id) => ({ id, name: t('unknown', { id: id.slice(-4) }) }))];
}

/** Who works on the days of a week. */
export function RosterPage() {
  const { t, i18n } = useTranslation('roster');
  const { t: ts } = useTranslation('schedule');
  const clinic = useClinic();
  const search: DaysShown = useSearch({ from: '/roster' });
  const navigate = useNavigate({ from: '/roster' });
  const mayWrite = useHasRole('SCHEDULER', 'NURSE', 'CLINICIAN', 'ADMIN');
  const today = localDate(useNowCoarse(), clinic.timeZone);
  const date = search.date ?? today;
  const monday = mondayOf(date);
  const rosters = useRosters(clinic.id, week(monday));
  const before = useRosters(clinic.id, week(plusDays(monday, -7)));
  const days = rosters.flatMap(({ data }) => data ?? []);
  const models = before.flatMap(({ data }) => data ?? []);
  const people = usePeople([...days, ...models]);
  const [edited, setEdited] = useState<DayRoster | null>(null);
  const failed = rosters.find(({ isError, data }) => isError && !data);
  return (
    <Page wide title={t('title')}>
      <ScheduleTabs />
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h4">
            {ts('week', { from: weekdayAndDate(monday, i18n.language), until: weekdayAndDate(plusDays(monday, 6), i18n.language) })}
          </Title>
          <Group>
            <DayNavigation date={date} today={today} week onChange={(to) => void navigate({ search: { date: to }, replace: true })} />
            {mayWrite && days.length === 7 && models.length === 7 && <CopyWeek days={days} models={models} />}
          </Group>
        </Group>
        <OnDuty />
        {failed && <Failed error={failed.error} retry={() => rosters.forEach((one) => void one.refetch())} />}
        {!failed && days.length < 7 && <Loading rows={4} height={56} />}
        {days.length === 7 && <RosterGrid days={days} people={people} mayWrite={mayWrite} onEdit={setEdited} />}
        <DayEditor
          day={edited}
          people={people}
          onReload={() =>
            void rosters
              .find(({ data }) => data?.date === edited?.date)
              ?.refetch()
              .then(({ data }) => data && setEdited(data))
          }
          onClose={() => setEdited(null)}
        />
      </Stack>
    </Page>
  );
}
