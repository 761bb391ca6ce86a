import { Button, Group, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldView } from '@/lib/api/schema';
import { useNow } from '@/lib/clock';
import { countdown } from '@/lib/time';
import { done } from '@/ui/notice';

interface HoldBarProps {
  hold: HoldView;
  onRelease: () => void;
  onExpired: () => void;
}

/** How long the places are still kept. */
export function HoldBar({ hold, onRelease, onExpired }: HoldBarProps) {
  const { t } = useTranslation('courses');
  const left = Date.parse(hold.expiresAt) - useNow();
  const over = left <= 0;
  useEffect(() => {
    if (over) {
      done(t('booking.expired'));
      onExpired();
    }
  }, [over, onExpired, t]);
  return (
    <Group className="surface" p="sm" justify="space-between">
      <Group gap="xs">
        <IconHourglass size={20} aria-hidden />
        <Text fw={600} className="num" role="timer" aria-live="off">
          {t('booking.held', { time: countdown(left) })}
        </Text>
      </Group>
      <Button variant="default" onClick={onRelease}>
        {t('booking.release')}
      </Button>
    </Group>
  );
}
