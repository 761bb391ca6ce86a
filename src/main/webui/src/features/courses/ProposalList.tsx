import { Alert, List, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseView, Proposals, SeriesView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import classes from './booking.module.css';
import { Collisions } from './Collisions';
import { HoldBar } from './HoldBar';
import { ProposalCard } from './ProposalCard';
import type { useHolding } from './useHolding';
import { useBook } from './useCourses';

const repairOf = (error: unknown) => (error instanceof Refused ? (error.problem.repair as SeriesView | undefined) : undefined);

/** The proposals side by side; one of them can be held, and one booked. */
export function ProposalList({ course, found, holding }: { course: CourseView; found: Proposals; holding: ReturnType<typeof useHolding> }) {
  const { t } = useTranslation('courses');
  const clinic = useClinic();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<SeriesView | null>(null);
  const booking = useBook(clinic.id, course.id);
  const busy = booking.isPending || holding.pending;
  const book = (series: SeriesView, key: string) => {
    setChosen(series);
    const holdId = holding.series === series ? (holding.hold?.id ?? null) : null;
    perform(
      booking,
      { sessions: series.sessions, holdId, key },
      {
        onSuccess: ({ sessions }) => {
          holding.forget();
          done(t('booking.booked', { count: sessions.length }));
          void navigate({ to: '/courses/$courseId', params: { courseId: course.id } });
        },
        // a hold that cannot be booked has ended, whatever its countdown shows
        onError: (error) => holdId && error instanceof Refused && holding.forget(),
      },
    );
  };
  const hold = (series: SeriesView, key: string) => {
    setChosen(series);
    booking.reset();
    holding.take(series, key);
  };
  const error = booking.error ?? holding.error;
  const repair = repairOf(error);
  const card = (series: SeriesView) => (
    <ProposalCard
      key={series.kind}
      series={series}
      busy={busy}
      held={holding.series === series}
      mayHold={holding.hold === null}
      onHold={hold}
      onBook={book}
    />
  );
  return (
    <Stack>
      {found.obstacle && (
        <Alert color="gray" variant="outline" role="alert" title={t('booking.none')} icon={<IconInfoCircle aria-hidden />}>
          {found.obstacle}
          {found.blockedDays.length > 0 && (
            <List mt="xs">
              {found.blockedDays.map(({ rule, message }) => (
                <List.Item key={rule}>{message}</List.Item>
              ))}
            </List>
          )}
        </Alert>
      )}
      {holding.hold && <HoldBar hold={holding.hold} busy={busy} onRelease={holding.release} onExpired={holding.forget} />}
      {error &&
        chosen &&
        (error instanceof Refused && error.problem.errors ? (
          <Collisions error={error} sessions={chosen.sessions} />
        ) : (
          <ProblemAlert error={error} />
        ))}
      {repair && (
        <section>
          <Title order={3} size="h5" mb="xs">
            {t('booking.repair')}
          </Title>
          <div className={classes.proposals}>{card(repair)}</div>
        </section>
      )}
      <div className={classes.proposals}>{found.proposals.filter((series) => !repair || series !== chosen).map(card)}</div>
      {found.notices.length > 0 && (
        <details className={classes.more}>
          <summary>
            {t('booking.notices')} ({found.notices.length})
          </summary>
          {found.notices.map((notice) => (
            <Text key={notice} mb="xs">
              {notice}
            </Text>
          ))}
        </details>
      )}
    </Stack>
  );
}
