import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useNow } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { clockTime, countdown } from '@/lib/time';

/** The next set: when, in how long, of which signs. */
export function DueLine({ session }: { session: SessionView }) {
  const { t } = useTranslation('board');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const now = useNow();
  const next = session.nextSet;
  if (!next) {
    return null;
  }
  const left = Date.parse(next.dueAt) - now;
  const words =
    next.status === 'OVERDUE'
      ? t('setOverdue', { minutes: Math.max(0, Math.floor((now - Date.parse(next.overdueAt)) / 60_000)) })
      : left > 0
        ? t('setIn', { time: countdown(left) })
        : t('setDue');
  return (
    <Group justify="space-between" mb={4} wrap="nowrap" gap="xs">
      <Text fw={700} className="num" data-due={next.status} style={{ whiteSpace: 'nowrap' }}>
        {words}
      </Text>
      <Text size="sm" className="dim num" ta="end" truncate title={next.signs.map((sign) => tc(`sign.${sign}`)).join(', ')}>
        {clockTime(next.dueAt, timeZone)} · {next.signs.map((sign) => tc(`sign.${sign}`)).join(', ')}
      </Text>
    </Group>
  );
}
