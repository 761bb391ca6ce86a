import { Button, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SeriesView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { dayAndTime } from '@/lib/time';
import classes from './booking.module.css';
import { MonthStrips } from './MonthStrips';

interface ProposalCardProps {
  series: SeriesView;
  busy: boolean;
  held: boolean;
  mayHold: boolean;
  onHold: (series: SeriesView, key: string) => void;
  onBook: (series: SeriesView, key: string) => void;
}

function Costs({ series }: { series: SeriesView }) {
  const { t } = useTranslation('courses');
  const costs = series.costs.filter(({ points }) => points !== 0);
  return (
    <details className={classes.more}>
      <summary>{t('booking.costs')}</summary>
      {costs.length === 0 ? (
        t('booking.noCosts')
      ) : (
        <ul>
          {costs.map(({ reason, points }) => (
            <li key={reason}>{t('booking.points', { reason: t(`booking.reason.${reason}`), count: points })}</li>
          ))}
        </ul>
      )}
    </details>
  );
}

/** One series: what it is like, where its days lie, and what it costs. */
export function ProposalCard({ series, busy, held, mayHold, onHold, onBook }: ProposalCardProps) {
  const { t, i18n } = useTranslation('courses');
  const { timeZone } = useClinic();
  // what ended can be held, and booked, once more
  const holdKey = useOnceKey(['hold', series, held]);
  const bookKey = useOnceKey(['book', series, held]);
  const kind = t(`booking.kind.${series.kind}`);
  return (
    <article className={classes.proposal} data-held={held || undefined}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Title order={3} size="h5">
          {kind}
        </Title>
        <Text className="num" fw={600} style={{ whiteSpace: 'nowrap' }}>
          {t('booking.score', { score: series.score })}
        </Text>
      </Group>
      <MonthStrips sessions={series.sessions} />
      <ul className={classes.sentences}>
        {series.explanation.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Costs series={series} />
      <details className={classes.more}>
        <summary>
          {t('booking.all')} ({t('booking.dates', { count: series.sessions.length })})
        </summary>
        <ul className="num">
          {series.sessions.map(({ number, start, chair }) => (
            <li key={number}>{t('booking.place', { number, time: dayAndTime(start, timeZone, i18n.language), chair })}</li>
          ))}
        </ul>
      </details>
      <Group mt="auto" grow>
        <Button onClick={() => onBook(series, bookKey)} disabled={busy} aria-label={t('booking.bookOf', { kind })}>
          {t('booking.book')}
        </Button>
        {!held && (
          <Button
            variant="default"
            onClick={() => onHold(series, holdKey)}
            disabled={busy || !mayHold}
            aria-label={t('booking.holdOf', { kind })}
          >
            {t('booking.hold')}
          </Button>
        )}
      </Group>
    </article>
  );
}
