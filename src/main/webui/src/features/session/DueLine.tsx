import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useNow } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { clockTime } from '@/lib/time';
import { vitalsDue } from '@/lib/vitalsDue';

/** The next vital signs: when they are due, and which. */
export function DueLine({ session }: { session: SessionView }) {
  const { t } = useTranslation('board');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const now = useNow();
  const next = session.nextSet;
  if (!next) {
    return null;
  }
  return (
    <Group justify="space-between" mb={4} wrap="nowrap" gap="xs">
      <Text fw={700} className="num" data-due={next.status} style={{ whiteSpace: 'nowrap' }}>
        {vitalsDue(next, now, t)}
      </Text>
      <Text size="sm" className="dim num" ta="end" truncate title={next.signs.map((sign) => tc(`sign.${sign}`)).join(', ')}>
        {clockTime(next.dueAt, timeZone)} · {next.signs.map((sign) => tc(`sign.${sign}`)).join(', ')}
      </Text>
    </Group>
  );
}
