import { Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BoardView } from '@/lib/api/schema';
import { AttentionCard } from './AttentionCard';
import shared from './shared.module.css';
import { split } from './order';
import { PlaceCard } from './PlaceCard';

interface FloorProps {
  board: BoardView;
  /** For the wall: larger, and without buttons. */
  wall?: boolean;
  namesHidden?: boolean;
}

function Counts({ board }: { board: BoardView }) {
  const { t } = useTranslation('board');
  const sessions = board.chairs.flatMap(({ session }) => (session ? [session] : []));
  const busy = sessions.filter(({ phase }) => phase !== 'BOOKED').length;
  const due = sessions.filter(({ nextSet }) => nextSet && nextSet.status !== 'NOT_DUE').length;
  return (
    <Group gap="lg" mb="sm" className="num">
      <Text fw={600}>{t('occupied', { busy, chairs: board.chairs.length })}</Text>
      <Text fw={600}>{t('due', { count: due })}</Text>
    </Group>
  );
}

/** All chairs: those that need attention, large, and then every other chair in its place. */
export function Floor({ board, wall = false, namesHidden = false }: FloorProps) {
  const { t } = useTranslation('board');
  const { needing, others } = split(board.chairs);
  const zone = board.clinic.timeZone;
  return (
    <div data-wall={wall || undefined} className={shared.floor}>
      <Counts board={board} />
      <section aria-label={t('needs')}>
        {needing.length === 0 ? (
          <Text className="dim" mb="md">
            {t('nobodyWaits')}
          </Text>
        ) : (
          <ul className={shared.needing}>
            {needing.map((place) => (
              <li key={place.chair.id}>
                <AttentionCard place={place} zone={zone} wall={wall} namesHidden={namesHidden} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <Title order={2} size="h5" mb="xs" className="dim">
          {t('floor')}
        </Title>
        <ul className={shared.others}>
          {others.map((place) => (
            <li key={place.chair.id}>
              <PlaceCard place={place} zone={zone} namesHidden={namesHidden} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
