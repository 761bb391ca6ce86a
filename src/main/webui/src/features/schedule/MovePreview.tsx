import { Alert, Loader, Group, Stack, Text } from '@mantine/core';
import { IconBan, IconInfoCircle } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ChairView, Rescheduled } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { Refused } from '@/lib/problem';
import { dayAndTime } from '@/lib/time';
import { ProblemAlert } from '@/ui/states';
import shared from './shared.module.css';

interface MovePreviewProps {
  preview: UseQueryResult<Rescheduled>;
  chairs: ChairView[];
  moveLater: boolean;
}

/** What a move would do, or why it is not possible. */
export function MovePreview({ preview, chairs, moveLater }: MovePreviewProps) {
  const { t } = useTranslation('schedule');
  if (preview.isFetching) {
    return (
      <Group role="status" gap="xs">
        <Loader size="xs" />
        <Text>{t('move.looking')}</Text>
      </Group>
    );
  }
  if (preview.isError) {
    return <Why error={preview.error} moveLater={moveLater} />;
  }
  return preview.data ? <Would answer={preview.data} chairs={chairs} /> : null;
}

function Why({ error, moveLater }: { error: Error; moveLater: boolean }) {
  const { t } = useTranslation('schedule');
  const errors = error instanceof Refused ? (error.problem.errors ?? []) : [];
  if (errors.length === 0) {
    return <ProblemAlert error={error} />;
  }
  return (
    <Alert color="gray" variant="outline" role="alert" icon={<IconBan aria-hidden />} title={t('move.cannot')}>
      <ul className={shared.list}>
        {errors.map(({ field, message }, index) => (
          <li key={index}>{field?.startsWith('sessions') ? `${field}: ${message}` : message}</li>
        ))}
        {!moveLater && errors.some(({ code }) => code === 'GAP') && <li>{t('move.needsLater')}</li>}
      </ul>
    </Alert>
  );
}

function Would({ answer, chairs }: { answer: Rescheduled; chairs: ChairView[] }) {
  const { t, i18n } = useTranslation('schedule');
  const { timeZone } = useClinic();
  const name = (id: string) => chairs.find((chair) => chair.id === id)?.name ?? '–';
  const place = (instant: string, chairId: string) =>
    t('move.inChair', { time: dayAndTime(instant, timeZone, i18n.language), chair: name(chairId) });
  return (
    <Alert color="indigo" variant="outline" role="status" icon={<IconInfoCircle aria-hidden />} title={t('move.would')}>
      <Stack gap={4}>
        <ul className={shared.list}>
          {answer.moves.map(({ sessionId, number, fromStart, fromChairId, start, chairId }) => (
            <li key={sessionId} className="num">
              <strong>{t('move.session', { number })}</strong>
              <br />
              {t('move.fromTo', { from: place(fromStart, fromChairId), to: place(start, chairId) })}
            </li>
          ))}
        </ul>
        {answer.notices.length > 0 && (
          <>
            <Text fw={600} size="sm">
              {t('move.notices')}
            </Text>
            <ul className={shared.list}>
              {answer.notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          </>
        )}
      </Stack>
    </Alert>
  );
}
