import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClinic } from '@/lib/me';
import { fullName } from '@/lib/patients';
import { clockTime } from '@/lib/time';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { Empty, Failed, Working } from '@/ui/states';
import { BoardSheet } from './BoardSheet';
import { ChartSheet } from './ChartSheet';
import { DowntimeTabs } from './DowntimeTabs';
import { ListSheet } from './ListSheet';
import { type Charted, usePack } from './usePack';

const PARTS = ['board', 'list', 'charts'] as const;
type Part = (typeof PARTS)[number];

interface ChoicesProps {
  parts: Part[];
  onParts: (parts: Part[]) => void;
  charted: Charted[];
  without: string[];
  onWithout: (ids: string[]) => void;
}

/** What is printed, and for whom. */
function Choices({ parts, onParts, charted, without, onWithout }: ChoicesProps) {
  const { t } = useTranslation('downtime');
  const { timeZone } = useClinic();
  const chosen = charted.map(({ session }) => session.id).filter((id) => !without.includes(id));
  return (
    <Stack gap="md">
      <Checkbox.Group label={t('choose')} value={parts} onChange={(value) => onParts(value as Part[])}>
        <Group gap="lg" mt={4}>
          {PARTS.map((part) => (
            <Checkbox key={part} value={part} label={t(`part.${part}`)} py={10} />
          ))}
        </Group>
      </Checkbox.Group>
      {parts.includes('charts') && charted.length > 0 && (
        <Checkbox.Group
          label={t('charts')}
          value={chosen}
          onChange={(ids) => onWithout(charted.map(({ session }) => session.id).filter((id) => !ids.includes(id)))}
        >
          <Group gap="lg" mt={4}>
            {charted.map(({ session }) => (
              <Checkbox
                key={session.id}
                value={session.id}
                py={10}
                label={`${clockTime(session.start, timeZone)} ${session.chair.name}, ${fullName(session.patient)}`}
              />
            ))}
          </Group>
        </Checkbox.Group>
      )}
    </Stack>
  );
}

/** The pack for when power or network fails: what to print, and what it will look like. */
export function DowntimePage() {
  const { t } = useTranslation('downtime');
  const { today, sessions, board, charted, complete } = usePack();
  const [parts, setParts] = useState<Part[]>([...PARTS]);
  const [without, setWithout] = useState<string[]>([]);
  const print = (
    <Button onClick={() => window.print()} disabled={!complete || parts.length === 0} leftSection={<IconPrinter size={20} aria-hidden />}>
      {t('print')}
    </Button>
  );
  return (
    <>
      <div className="no-print">
        <Page title={t('title')} actions={print}>
          <DowntimeTabs />
          <Text mb="md" maw={760}>
            {t('hint')}
          </Text>
          <Section title={t('choose')}>
            <Choices parts={parts} onParts={setParts} charted={charted} without={without} onWithout={setWithout} />
          </Section>
          {sessions.isError && !sessions.data && <Failed error={sessions.error} retry={() => void sessions.refetch()} />}
          {sessions.data?.length === 0 && (
            <Empty title={t('nothing')}>
              <Text>{t('nothingWhy')}</Text>
            </Empty>
          )}
          {!complete && !sessions.isError && <Working label={t('reading')} />}
        </Page>
      </div>
      <Stack gap={0} px="md" align="center">
        {parts.includes('board') && board.data && <BoardSheet board={board.data} date={today} />}
        {parts.includes('list') && charted.length > 0 && <ListSheet charted={charted} date={today} />}
        {parts.includes('charts') &&
          charted
            .filter(({ session }) => !without.includes(session.id))
            .map((one) => <ChartSheet key={one.session.id} {...one} date={today} />)}
      </Stack>
    </>
  );
}
