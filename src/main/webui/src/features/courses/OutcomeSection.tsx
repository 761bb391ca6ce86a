import { Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseOutcomes, CourseView, OutcomeView, Response, SessionSummary } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { Facts } from '@/ui/Facts';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';
import { OutcomeChart } from './OutcomeChart';
import { OutcomeTable } from './OutcomeTable';
import { useDoses, useOutcomes } from './useCourses';

const standing = ({ retracted, supersededBy }: OutcomeView) => !retracted && !supersededBy;

function Summary({ outcomes }: { outcomes: CourseOutcomes }) {
  const { t } = useTranslation('courses');
  const { t: tc } = useTranslation();
  const words = ({ met, why }: Response) => `${t(met === null ? 'outcomes.notKnown' : met ? 'outcomes.met' : 'outcomes.notMet')}: ${why}`;
  const number = (value: number | null | undefined) => value ?? tc('value.missing');
  return (
    <Stack gap="xs">
      <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
        {outcomes.instruments.map(({ instrument, title, first, latest, change }) => (
          <li key={instrument}>
            {t('outcomes.change', {
              title,
              first: number(first.total),
              latest: number(latest?.total),
              change: change !== null && change > 0 ? `+${change}` : number(change),
            })}
          </li>
        ))}
      </ul>
      <Facts
        facts={[
          [t('outcomes.responder'), words(outcomes.responder)],
          [t('outcomes.meaningful'), words(outcomes.meaningfulChange)],
        ]}
      />
    </Stack>
  );
}

/** How the patient fared over the course, and what was given. */
export function OutcomeSection({ course, sessions }: { course: CourseView; sessions: SessionSummary[] }) {
  const { t } = useTranslation('courses');
  const clinic = useClinic();
  const outcomes = useOutcomes(clinic.id, course.id);
  const doses = useDoses(course.id, sessions);
  const [chosen, setChosen] = useState<string | null>(null);
  const entries = (outcomes.data?.entries ?? []).filter(standing).sort((a, b) => Date.parse(a.takenAt) - Date.parse(b.takenAt));
  const instruments = [...new Map(entries.map(({ instrument, title }) => [instrument, title]))];
  const instrument = chosen ?? instruments[0]?.[0] ?? null;
  const shown = entries.filter((entry) => entry.instrument === instrument);
  return (
    <Section title={t('outcomes.title')}>
      {outcomes.isPending && <Loading rows={1} height={240} />}
      {outcomes.isError && !outcomes.data && <Failed error={outcomes.error} retry={() => void outcomes.refetch()} />}
      {outcomes.data && entries.length === 0 && (
        <Empty title={t('outcomes.none')}>
          <Text>{t('outcomes.noneWhy')}</Text>
        </Empty>
      )}
      {outcomes.data && entries.length > 0 && (
        <Stack>
          <Select
            label={t('outcomes.instrument')}
            value={instrument}
            onChange={setChosen}
            allowDeselect={false}
            maw={360}
            data={instruments.map(([value, label]) => ({ value, label }))}
          />
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <OutcomeChart entries={shown} doses={doses.data ?? []} />
            <OutcomeTable entries={shown} doses={doses.data ?? []} sessions={sessions} />
          </SimpleGrid>
          {doses.isError && <Text>{t('outcomes.doseUnknown')}</Text>}
          <Summary outcomes={outcomes.data} />
        </Stack>
      )}
    </Section>
  );
}
