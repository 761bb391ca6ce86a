import { Button, Group, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldView } from '@/lib/api/schema';
import { useNow } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { countdown } from '@/lib/time';
import { done } from '@/ui/notice';
import { useIsKept } from './useCourses';

interface HoldBarProps {
  hold: HoldView;
  /** It is being booked or released, which ends it too. */
  busy: boolean;
  onRelease: () => void;
  onExpired: () => void;
}

/** The remaining time of the hold. It ends early if somebody else holds or books the course. */
export function HoldBar({ hold, busy, onRelease, onExpired }: HoldBarProps) {
  const { t } = useTranslation('courses');
  const kept = useIsKept(useClinic().id, hold.id, !busy);
  const left = Date.parse(hold.expiresAt) - useNow();
  const over = left <= 0 || !kept;
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
