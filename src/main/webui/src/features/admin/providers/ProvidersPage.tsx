import { Button, Code, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentityProviderView } from '@/lib/api/schema';
import { perform } from '@/lib/perform';
import { ConfirmModal } from '@/ui/ConfirmModal';
import { DataTable } from '@/ui/DataTable';
import { done } from '@/ui/notice';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';
import { AdminPage } from '../AdminPage';
import { AddProvider } from './AddProvider';
import { useApproveProvider, useProviders, useRemoveProvider, useSwitchProvider } from './useProviders';
import styles from './providers.module.css';

function Remove({ provider, onClose }: { provider: IdentityProviderView; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const remove = useRemoveProvider();
  return (
    <ConfirmModal
      opened
      title={t('providers.removeTitle', { name: provider.name })}
      doLabel={t('providers.remove')}
      keepLabel={t('keep')}
      pending={remove.isPending}
      error={remove.error}
      onDo={() =>
        perform(remove, provider, {
          onSuccess: () => {
            done(t('providers.removed'));
            onClose();
          },
        })
      }
      onClose={onClose}
    >
      <Text>{t('providers.removeText')}</Text>
    </ConfirmModal>
  );
}

function Row({ provider, onRemove }: { provider: IdentityProviderView; onRemove: () => void }) {
  const { t } = useTranslation('admin');
  const { t: tc } = useTranslation();
  const approve = useApproveProvider();
  const turn = useSwitchProvider();
  const saved = { onSuccess: () => done(t('providers.changed')) };
  const { name, issuer, roleRules, enabled, waitsForApproval } = provider;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {name}
        <Text size="sm" className="dim">
          {issuer}
        </Text>
      </Table.Th>
      <Table.Td>
        {roleRules.map(({ claim, value, role }) => (
          <Text key={`${claim} ${value} ${role}`} size="sm">
            {claim} = {value}: {tc(`role.${role}`)}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{t('providers.callback')}</Text>
        <Code className={styles.address}>{provider.callback}</Code>
        <Text size="sm">{t('providers.logout')}</Text>
        <Code className={styles.address}>{provider.backChannelLogout}</Code>
      </Table.Td>
      <Table.Td>{waitsForApproval ? t('providers.waits') : t(enabled ? 'providers.on' : 'providers.off')}</Table.Td>
      <Table.Td>
        <Group gap="xs">
          {waitsForApproval && (
            <Button
              variant="default"
              aria-label={`${t('providers.approve')}: ${name}`}
              loading={approve.isPending}
              onClick={() => perform(approve, provider, saved)}
            >
              {t('providers.approve')}
            </Button>
          )}
          <Button
            variant="default"
            aria-label={`${t(enabled ? 'providers.turnOff' : 'providers.turnOn')}: ${name}`}
            loading={turn.isPending}
            onClick={() => perform(turn, provider, saved)}
          >
            {t(enabled ? 'providers.turnOff' : 'providers.turnOn')}
          </Button>
          <Button variant="default" aria-label={`${t('providers.remove')}: ${name}`} onClick={onRemove}>
            {t('providers.remove')}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Providers() {
  const { t } = useTranslation('admin');
  const providers = useProviders();
  const [leaving, setLeaving] = useState<IdentityProviderView | null>(null);
  if (providers.isPending) {
    return <Loading rows={1} height={56} />;
  }
  if (providers.isError && !providers.data) {
    return <Failed error={providers.error} retry={() => void providers.refetch()} />;
  }
  const head = [t('providers.name'), t('providers.roles'), t('providers.callback'), t('state'), t('actions')];
  return (
    <>
      {providers.data.length === 0 ? (
        <Empty title={t('providers.none')} />
      ) : (
        <DataTable label={t('providers.list')} head={head}>
          {providers.data.map((provider) => (
            <Row key={provider.id} provider={provider} onRemove={() => setLeaving(provider)} />
          ))}
        </DataTable>
      )}
      {leaving && <Remove provider={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

/** Where the organization's people sign in. */
export function ProvidersPage() {
  const { t } = useTranslation('admin');
  return (
    <AdminPage title={t('providers.title')}>
      <Stack>
        <Text>{t('providers.explain')}</Text>
        <Section title={t('providers.list')}>
          <Providers />
        </Section>
        <Section title={t('providers.add')}>
          <AddProvider />
        </Section>
      </Stack>
    </AdminPage>
  );
}
