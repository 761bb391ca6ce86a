import { Text, Title } from '@mantine/core';
import { IconDeviceTv } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNowCoarse } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { Unreachable } from '@/lib/problem';
import { clockTime, shortDay } from '@/lib/time';
import { Page } from '@/ui/Page';
import { LinkButton } from '@/ui/links';
import { Failed, Loading } from '@/ui/states';
import { Floor } from './Floor';
import { RememberedChairs } from './RememberedChairs';
import { useBoard } from './useBoard';

/** Every chair of the clinic; those that need attention come first. */
export function BoardPage() {
  const { t, i18n } = useTranslation('board');
  const clinic = useClinic();
  const board = useBoard(clinic.id);
  const now = useNowCoarse();
  const title = `${clinic.name} · ${shortDay(now, clinic.timeZone, i18n.language)} ${clockTime(now, clinic.timeZone)}`;
  return (
    <Page
      wide
      title={title}
      actions={
        <LinkButton to="/wall" variant="default" leftSection={<IconDeviceTv size={20} aria-hidden />}>
          {t('wall')}
        </LinkButton>
      }
    >
      {board.isPending && <Loading rows={3} height={140} />}
      {board.isError && !board.data && <Failed error={board.error} retry={() => void board.refetch()} />}
      {board.error instanceof Unreachable && !board.data && <RememberedChairs />}
      {board.data && board.data.chairs.length === 0 && <Text>{t('noChairs')}</Text>}
      {board.data && <Floor board={board.data} />}
      <Title order={2} className="print-only" size="h6">
        {clinic.name}
      </Title>
    </Page>
  );
}
