import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rememberedChairs } from '@/lib/outbox/store';
import { LinkButton } from '@/ui/links';

/** Offline: the chairs at which this device can continue. */
export function RememberedChairs() {
  const { t } = useTranslation('board');
  const { data } = useQuery({ queryKey: ['remembered-chairs'], queryFn: rememberedChairs, staleTime: 0 });
  if (!data || data.length === 0) {
    return null;
  }
  return (
    <Stack maw={460} mx="auto">
      <Text fw={600}>{t('goOn')}</Text>
      {data.map((chair) => (
        <LinkButton key={chair.sessionId} variant="default" mih={56} to="/sessions/$sessionId" params={{ sessionId: chair.sessionId }}>
          {chair.chair} · {chair.patient}
        </LinkButton>
      ))}
    </Stack>
  );
}
