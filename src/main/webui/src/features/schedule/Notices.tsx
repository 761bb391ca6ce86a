import { Title, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useClinic } from '@/lib/me';
import { dayAndTime } from '@/lib/time';
import { TextLink } from '@/ui/links';
import shared from './shared.module.css';
import { useViolations } from './useSchedule';

/** What booked sessions break, in the server's words, each with a way to the session. */
export function Notices({ from, to }: { from: string; to: string }) {
  const { t, i18n } = useTranslation('schedule');
  const clinic = useClinic();
  const violations = useViolations(clinic.id, from, to);
  if (violations.isError && !violations.data) {
    return <Text mt="lg">{t('notices.unknown')}</Text>;
  }
  const items = violations.data?.items;
  if (!items) {
    return null;
  }
  if (items.length === 0) {
    return (
      <Text mt="lg" className="dim">
        {t('notices.none')}
      </Text>
    );
  }
  return (
    <section>
      <Title order={3} size="h5" mt="lg" mb="xs">
        {t('notices.title', { count: items.length })}
      </Title>
      <ul className={shared.list}>
        {items.map(({ sessionId, number, start, rule, message }) => (
          <li key={`${sessionId}-${rule}-${message}`}>
            <IconInfoCircle size={16} aria-hidden /> {message}
            {' · '}
            <TextLink to="/sessions/$sessionId" params={{ sessionId }}>
              {t('notices.open', { number, time: dayAndTime(start, clinic.timeZone, i18n.language) })}
            </TextLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
