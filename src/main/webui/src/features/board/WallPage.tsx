import { Button, Group, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNowCoarse } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { clockTime, shortDay } from '@/lib/time';
import { LiveDot } from '@/ui/LiveDot';
import { LinkButton } from '@/ui/links';
import { Failed, Loading } from '@/ui/states';
import classes from './WallPage.module.css';
import { Floor } from './Floor';
import { useBoard } from './useBoard';

const NAMES = 'chairside-wall-names';

/** The board for a screen on the wall, to be read from three metres; without names unless somebody shows them. */
export function WallPage() {
  const { t, i18n } = useTranslation('board');
  const clinic = useClinic();
  const board = useBoard(clinic.id);
  const now = useNowCoarse();
  const [namesHidden, setNamesHidden] = useState(() => localStorage.getItem(NAMES) !== 'shown');
  const toggle = () => {
    localStorage.setItem(NAMES, namesHidden ? 'shown' : 'hidden');
    setNamesHidden(!namesHidden);
  };
  return (
    <div className={classes.wall}>
      <Group justify="space-between" mb="md">
        <Title order={1} className={`${classes.wallTitle} num`}>
          {clinic.name} · {shortDay(now, clinic.timeZone, i18n.language)} {clockTime(now, clinic.timeZone)}
        </Title>
        <Group>
          <LiveDot large />
          <Button variant="default" onClick={toggle}>
            {t(namesHidden ? 'showNames' : 'hideNames')}
          </Button>
          <LinkButton variant="default" to="/board">
            {t('leaveWall')}
          </LinkButton>
        </Group>
      </Group>
      {board.isPending && <Loading rows={3} height={160} />}
      {board.isError && !board.data && <Failed error={board.error} retry={() => void board.refetch()} />}
      {board.data && <Floor board={board.data} wall namesHidden={namesHidden} />}
    </div>
  );
}
