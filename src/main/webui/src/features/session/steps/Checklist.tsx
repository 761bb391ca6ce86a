import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api/client';
import type { ItemAnswer, SessionView } from '@/lib/api/schema';
import { useAnswers } from '../useSession';
import { ItemRow } from './ItemRow';
import shared from '../shared.module.css';

/** The checklist before the infusion; the protocol defines its items. */
export function Checklist({ session }: { session: SessionView }) {
  const { t } = useTranslation('session');
  const answer = useAnswers(session, (params, items: ItemAnswer[]) => api.PUT('/api/sessions/{id}/checklist', { params, body: { items } }));
  const open = session.checklist.filter(({ ok, required }) => ok === null && required);
  const met = session.checklist.filter(({ ok }) => ok).length;
  return (
    <section className={shared.panel} aria-label={t('checklist.title')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t('checklist.title')}
        </Title>
        <Text className="num">{t('checklist.met', { met, items: session.checklist.length })}</Text>
      </Group>
      <Stack gap={6}>
        {session.checklist.map((item) => (
          <ItemRow key={item.code} item={item} busy={answer.isPending} onAnswer={(ok) => answer.mutate([{ code: item.code, ok }])} />
        ))}
      </Stack>
      {open.length > 0 && (
        <Button
          variant="default"
          fullWidth
          mt="sm"
          loading={answer.isPending}
          onClick={() => answer.mutate(open.map(({ code }) => ({ code, ok: true })))}
        >
          {t('checklist.all')} ({open.length})
        </Button>
      )}
    </section>
  );
}
