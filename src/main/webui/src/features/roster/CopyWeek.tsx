import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClinic } from '@/lib/me';
import { perform } from '@/lib/perform';
import type { DayRoster } from '@/lib/roster';
import { weekdayAndDate } from '@/lib/time';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import { useCopyWeek } from './useRoster';

/** Writes the week as the one before, after asking. */
export function CopyWeek({ days, models }: { days: DayRoster[]; models: DayRoster[] }) {
  const { t, i18n } = useTranslation('roster');
  const clinic = useClinic();
  const [asked, setAsked] = useState(false);
  const copy = useCopyWeek(clinic.id);
  const day = (index: number) => weekdayAndDate(days[index]?.date ?? '', i18n.language);
  const pairs = days.flatMap((each, index) => (models[index] ? [{ day: each, model: models[index] }] : []));
  return (
    <>
      <Button variant="default" disabled={!models.some(({ written }) => written)} onClick={() => setAsked(true)}>
        {t('copy')}
      </Button>
      <Modal opened={asked} onClose={() => setAsked(false)} title={t('copyTitle')}>
        <Stack>
          <Text>{t('copyText', { from: day(0), until: day(6) })}</Text>
          <ProblemAlert error={copy.error} />
          <Group>
            <Button
              loading={copy.isPending}
              onClick={() =>
                perform(copy, pairs, {
                  onSuccess: () => {
                    setAsked(false);
                    done(t('copied'));
                  },
                })
              }
            >
              {t('copy')}
            </Button>
            <Button variant="default" onClick={() => setAsked(false)}>
              {t('keep')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
