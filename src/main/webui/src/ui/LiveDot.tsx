import { IconCircleDashed, IconCircleFilled, IconClockExclamation, IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHeardAt, useLiveState } from '@/lib/live';
import classes from './LiveDot.module.css';
import { useAgeText } from './values';

const SHAPES = { live: IconCircleFilled, connecting: IconCircleDashed, stale: IconClockExclamation, offline: IconWifiOff } as const;

/** How fresh the picture is, as shape and words. */
export function LiveDot({ large = false }: { large?: boolean }) {
  const { t } = useTranslation();
  const state = useLiveState();
  const heardAt = useHeardAt();
  const age = useAgeText();
  const Shape = SHAPES[state];
  const words = state === 'stale' ? t('live.stale', { age: age(Date.now() - heardAt) }) : t(`live.${state}`);
  return (
    <span className={classes.dot} data-state={state} data-large={large || undefined} role="status" data-testid="live">
      <Shape size={large ? 20 : state === 'live' ? 10 : 18} aria-hidden />
      {words}
    </span>
  );
}
