import { Button, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TokenListing } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { perform } from '@/lib/perform';
import { dayAndTime } from '@/lib/time';
import { ConfirmModal } from '@/ui/ConfirmModal';
import { DataTable } from '@/ui/DataTable';
import { done } from '@/ui/notice';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';
import { AdminPage } from '../AdminPage';
import { MakeToken } from './MakeToken';
import { useRevokeToken, useTokens } from './useTokens';

function Revoke({ token, onClose }: { token: TokenListing | null; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const revoke = useRevokeToken();
  const close = () => {
    revoke.reset();
    onClose();
  };
  const doIt = () =>
    token &&
    perform(revoke, token.id, {
      onSuccess: () => {
        done(t('tokens.revoked'));
        close();
      },
    });
  return (
    <ConfirmModal
      opened={token !== null}
      title={t('tokens.revokeTitle', { name: token?.name ?? '' })}
      doLabel={t('tokens.revoke')}
      keepLabel={t('keep')}
      pending={revoke.isPending}
      error={revoke.error}
      onDo={doIt}
      onClose={close}
    >
      <Text>{t('tokens.revokeText')}</Text>
    </ConfirmModal>
  );
}

function Row({ token, onRevoke }: { token: TokenListing; onRevoke: () => void }) {
  const { t, i18n } = useTranslation('admin');
  const { timeZone } = useClinic();
  const now = useNowCoarse();
  const at = (instant: string) => dayAndTime(instant, timeZone, i18n.language);
  const { revokedAt, expiresAt, lastUsedAt } = token;
  const expired = Date.parse(expiresAt) <= now;
  const state = revokedAt
    ? t('tokens.stateOf.revoked', { time: at(revokedAt) })
    : expired
      ? t('tokens.stateOf.expired', { time: at(expiresAt) })
      : t('tokens.stateOf.valid');
  return (
    <Table.Tr>
      <Table.Th scope="row">{token.name}</Table.Th>
      <Table.Td>{token.scopes.map((scope) => t(`tokens.scopeOf.${scope}`)).join(', ')}</Table.Td>
      <Table.Td>{at(token.createdAt)}</Table.Td>
      <Table.Td>{lastUsedAt ? at(lastUsedAt) : t('tokens.never')}</Table.Td>
      <Table.Td>{at(expiresAt)}</Table.Td>
      <Table.Td>{state}</Table.Td>
      <Table.Td>
        {!revokedAt && !expired && (
          <Button variant="default" aria-label={`${t('tokens.revoke')}: ${token.name}`} onClick={onRevoke}>
            {t('tokens.revoke')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Tokens() {
  const { t } = useTranslation('admin');
  const tokens = useTokens();
  const [leaving, setLeaving] = useState<TokenListing | null>(null);
  if (tokens.isPending) {
    return <Loading rows={2} height={56} />;
  }
  if (tokens.isError && !tokens.data) {
    return <Failed error={tokens.error} retry={() => void tokens.refetch()} />;
  }
  const head = [t('tokens.name'), t('tokens.scopes'), t('tokens.created'), t('tokens.used'), t('tokens.expires'), t('state'), t('actions')];
  return (
    <>
      {tokens.data.length === 0 ? (
        <Empty title={t('tokens.none')} />
      ) : (
        <DataTable label={t('tokens.list')} head={head}>
          {tokens.data.map((token) => (
            <Row key={token.id} token={token} onRevoke={() => setLeaving(token)} />
          ))}
        </DataTable>
      )}
      <Revoke token={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

/** Tokens for programs. */
export function TokensPage() {
  const { t } = useTranslation('admin');
  return (
    <AdminPage title={t('tokens.title')}>
      <Stack>
        <Section title={t('tokens.addTitle')}>
          <Text mb="sm">{t('tokens.explain')}</Text>
          <MakeToken />
        </Section>
        <Section title={t('tokens.list')}>
          <Tokens />
        </Section>
      </Stack>
    </AdminPage>
  );
}
