import { Alert, List } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlacedSession } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import type { FieldError, Refused } from '@/lib/problem';
import { dayAndTime } from '@/lib/time';

function placeOf(field: string | undefined, sessions: PlacedSession[]): PlacedSession | undefined {
  const index = /^sessions\[(\d+)\]/.exec(field ?? '')?.[1];
  return index === undefined ? undefined : sessions[Number(index)];
}

/** Which sessions of the series collide, and with what, in the server's words. */
export function Collisions({ error, sessions }: { error: Refused; sessions: PlacedSession[] }) {
  const { t, i18n } = useTranslation('courses');
  const { timeZone } = useClinic();
  const words = ({ field, message = '' }: FieldError) => {
    const place = placeOf(field, sessions);
    return place
      ? t('booking.collision', { number: place.number, time: dayAndTime(place.start, timeZone, i18n.language), message })
      : [field, message].filter(Boolean).join(': ');
  };
  return (
    <Alert color="gray" variant="outline" role="alert" title={t('booking.collides')} icon={<IconBan aria-hidden />}>
      <List>
        {(error.problem.errors ?? []).map((one, index) => (
          <List.Item key={index}>{words(one)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
