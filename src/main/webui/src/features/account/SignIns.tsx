import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { Failed, Loading } from '@/ui/states';
import { useSignIns } from './useOwnAccount';
import { useSignOutEverywhere } from './useSignOut';

function Row({ signIn }: { signIn: SignInView }) {
  const { t, i18n } = useTranslation('account');
  const { timeZone } = useClinic();
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {dayAndTime(signIn.since, timeZone, i18n.language)}
        {signIn.current && (
          <Text span className="dim">
            {' '}
            ({t('signIns.this')})
          </Text>
        )}
      </Table.Th>
      <Table.Td>{dayAndTime(signIn.lastSeenAt, timeZone, i18n.language)}</Table.Td>
      <Table.Td>{signIn.address ?? t('signIns.unknown')}</Table.Td>
      <Table.Td>{t(`signIns.means.${signIn.means}`)}</Table.Td>
    </Table.Tr>
  );
}

/** Where one is signed in, and a way to end it all. `unsent` entries of one's own are still on this device. */
export function SignIns({ unsent, onClose }: { unsent: number; onClose: () => void }) {
  const { t } = useTranslation('account');
  const signIns = useSignIns();
  const signOut = useSignOutEverywhere();
  const [busy, setBusy] = useState(false);
  const leave = () => {
    setBusy(true);
    void signOut().finally(() => setBusy(false));
  };
  return (
    <Modal opened onClose={onClose} title={t('signIns.title')} size="xl">
      <Stack>
        {signIns.isPending ? (
          <Loading rows={2} height={48} />
        ) : signIns.isError ? (
          <Failed error={signIns.error} retry={() => void signIns.refetch()} />
        ) : (
          <DataTable label={t('signIns.title')} head={[t('signIns.since'), t('signIns.lastSeen'), t('signIns.address'), t('signIns.by')]}>
            {signIns.data.map((signIn) => (
              <Row key={signIn.id} signIn={signIn} />
            ))}
          </DataTable>
        )}
        <Text>{t('signIns.everywhereText')}</Text>
        {unsent > 0 && <Text role="alert">{t('leave.text', { count: unsent })}</Text>}
        <Group>
          <Button onClick={leave} loading={busy}>
            {t('signIns.everywhere')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('leave.stay')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
