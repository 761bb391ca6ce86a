import { Button, Group, Modal, Stack, Table, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecondFactors as Own } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { perform } from '@/lib/perform';
import { dayAndTime } from '@/lib/time';
import { ConfirmModal } from '@/ui/ConfirmModal';
import { DataTable } from '@/ui/DataTable';
import { done } from '@/ui/notice';
import { Failed, Loading, ProblemAlert } from '@/ui/states';
import { RecoveryCodes, SetUpFactor } from './SetUpFactor';
import { useFactorsChanged, useMakeCodes, useRemoveApp, useRemovePasskey, useSecondFactors } from './useSecondFactors';

/** What is to be removed: the app, or a passkey. */
type Leaving = { kind: 'app' } | { kind: 'passkey'; id: string; name: string };

function Remove({ leaving, onClose }: { leaving: Leaving; onClose: () => void }) {
  const { t } = useTranslation('account');
  const { t: tc } = useTranslation();
  const app = useRemoveApp();
  const passkey = useRemovePasskey();
  const name = leaving.kind === 'app' ? t('factor.app') : leaving.name;
  const ends = {
    onSuccess: () => {
      done(t('factor.removed', { name }));
      onClose();
    },
  };
  return (
    <ConfirmModal
      opened
      title={t('factor.removeTitle', { name })}
      doLabel={t('factor.remove')}
      keepLabel={tc('action.cancel')}
      pending={app.isPending || passkey.isPending}
      error={app.error ?? passkey.error}
      onDo={() => (leaving.kind === 'app' ? perform(app, undefined, ends) : perform(passkey, leaving.id, ends))}
      onClose={onClose}
    >
      <Text>{t('factor.removeText')}</Text>
    </ConfirmModal>
  );
}

function Factors({ own, onRemove }: { own: Own; onRemove: (leaving: Leaving) => void }) {
  const { t, i18n } = useTranslation('account');
  const { timeZone } = useClinic();
  const at = (instant: string | null) => (instant ? dayAndTime(instant, timeZone, i18n.language) : t('factor.never'));
  const row = (key: string, name: ReactNode, since: string, used: string | null, label: string, leaving: Leaving) => (
    <Table.Tr key={key}>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>{at(since)}</Table.Td>
      <Table.Td>{at(used)}</Table.Td>
      <Table.Td>
        <Button variant="default" aria-label={`${t('factor.remove')}: ${label}`} onClick={() => onRemove(leaving)}>
          {t('factor.remove')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
  const { authenticatorApp: app } = own;
  return (
    <DataTable label={t('factor.title')} head={[t('factor.what'), t('factor.since'), t('factor.used'), t('factor.actions')]}>
      {app && row('app', t('factor.app'), app.since, app.lastUsedAt, t('factor.app'), { kind: 'app' })}
      {own.passkeys.map(({ id, name, createdAt, lastUsedAt, backedUp }) =>
        row(
          id,
          <>
            {name}
            <Text size="sm" className="dim">
              {t(backedUp ? 'factor.passkeySynced' : 'factor.passkey')}
            </Text>
          </>,
          createdAt,
          lastUsedAt,
          name,
          { kind: 'passkey', id, name },
        ),
      )}
    </DataTable>
  );
}

function Codes({ left }: { left: number }) {
  const { t } = useTranslation('account');
  const make = useMakeCodes();
  const changed = useFactorsChanged();
  if (make.data) {
    return (
      <RecoveryCodes
        codes={make.data.codes}
        onClose={() => {
          make.reset();
          void changed();
        }}
      />
    );
  }
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t('factor.codes')}
      </Title>
      <Text>{t('factor.codesLeft', { count: left })}</Text>
      <ProblemAlert error={make.error} />
      <Group>
        <Button variant="default" loading={make.isPending} onClick={() => perform(make, undefined, {})}>
          {t('factor.codesMake')}
        </Button>
      </Group>
    </Stack>
  );
}

/** One's own second factors: an app, passkeys, recovery codes. */
export function SecondFactors({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const own = useSecondFactors();
  const changed = useFactorsChanged();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  return (
    <Modal opened onClose={onClose} title={t('factor.title')} size="xl" closeOnClickOutside={false}>
      {own.isPending ? (
        <Loading rows={2} height={48} />
      ) : own.isError ? (
        <Failed error={own.error} retry={() => void own.refetch()} />
      ) : (
        <SetUpFactor onDone={() => void changed()}>
          {(buttons) => {
            const some = own.data.authenticatorApp !== null || own.data.passkeys.length > 0;
            return (
              <Stack>
                <Text>{t(own.data.required ? 'factor.required' : 'factor.text')}</Text>
                {some && <Factors own={own.data} onRemove={setLeaving} />}
                {buttons}
                {some && <Codes left={own.data.recoveryCodesLeft} />}
              </Stack>
            );
          }}
        </SetUpFactor>
      )}
      {leaving && <Remove leaving={leaving} onClose={() => setLeaving(null)} />}
    </Modal>
  );
}
