import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolVersionView } from '@/lib/api/schema';
import { useHasRole, useMe } from '@/lib/me';
import { done } from '@/ui/notice';
import { isStale } from '@/ui/SaveProblem';
import { ProblemAlert } from '@/ui/states';
import { differences } from './differences';
import { usePublish } from './useProtocols';

/** Publishes a draft, after explaining the effect and who is responsible. */
export function Publish({ draft, inForce }: { draft: ProtocolVersionView; inForce: ProtocolVersionView | null }) {
  const { t } = useTranslation('protocol');
  const { t: tc } = useTranslation();
  const me = useMe();
  const clinician = useHasRole('CLINICIAN');
  const [opened, { open, close }] = useDisclosure();
  const [read, setRead] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const publish = usePublish(draft, () => {
    close();
    done(t('publishedNow'));
  });
  if (!clinician || draft.problems.length > 0) {
    return (
      <Text size="sm" className="dim">
        {t(clinician ? 'problemsFirst' : 'clinicianOnly')}
      </Text>
    );
  }
  const changed = inForce ? differences(inForce.rules, draft.rules).filter(({ change }) => change !== 'same').length : 0;
  return (
    <>
      <Button onClick={open}>{t('publish')}</Button>
      <Modal opened={opened} onClose={close} title={t('publishTitle', { title: draft.title, version: draft.version })}>
        <Stack>
          {inForce && <Text fw={600}>{t('publishChanges', { count: changed, version: inForce.version })}</Text>}
          <Text>{t('publishText')}</Text>
          <Text>{t('publishAnswer', { name: me.name })}</Text>
          <Checkbox size="md" label={t('publishConfirm')} checked={read} onChange={(event) => setRead(event.currentTarget.checked)} />
          {isStale(publish.error) ? <Text role="alert">{tc('state.changedMeanwhile')}</Text> : <ProblemAlert error={publish.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {tc('action.cancel')}
            </Button>
            <Button disabled={!read} onClick={() => publish.mutate(`${key}-${draft.revision}`)} loading={publish.isPending}>
              {t('publish')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
