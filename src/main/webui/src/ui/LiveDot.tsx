import { IconCircleDashed, IconCircleFilled, IconClockExclamation, IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/lib/clock';
import { useHeardAt, useLiveState } from '@/lib/live';
import classes from './LiveDot.module.css';
import { useAgeText } from './values';

const SHAPES = { live: IconCircleFilled, connecting: IconCircleDashed, stale: IconClockExclamation, offline: IconWifiOff } as const;

/** How long the server has not been heard, counting on. */
function Silence() {
  const { t } = useTranslation();
  const heardAt = useHeardAt();
  const age = useAgeText();
  useNow();
  return t('live.stale', { age: age(Date.now() - heardAt) });
}

/** How fresh the data is, as shape and words. */
export function LiveDot({ large = false }: { large?: boolean }) {
  const { t } = useTranslation();
  const state = useLiveState();
  const Shape = SHAPES[state];
  return (
    <span className={classes.dot} data-state={state} data-large={large || undefined} role="status" data-testid="live">
      <Shape size={large ? 20 : state === 'live' ? 10 : 18} aria-hidden />
      {state === 'stale' ? <Silence /> : t(`live.${state}`)}
    </span>
  );
}
