import { Button, Group, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GrantRequestView } from '@/lib/api/schema';
import { useClinic, useMe } from '@/lib/me';
import { perform } from '@/lib/perform';
import { useStaffNames } from '@/lib/staff';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { done, refusal } from '@/ui/notice';
import { Section } from '@/ui/Section';
import { useDecideGrant, useGrants } from './useGrants';

function Row({ request }: { request: GrantRequestView }) {
  const { t, i18n } = useTranslation('admin');
  const me = useMe();
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const decide = useDecideGrant();
  const mine = request.requestedBy === me.id;
  const whatFor = (staffId: string) => {
    const name = nameOf(staffId) ?? staffId;
    const roles = request.roles.map((role) => t(`staff.roleOf.${role}`)).join(', ');
    return request.resetsAccess ? t('grants.reset', { name }) : t('grants.roles', { name, roles });
  };
  const what = request.staffId ? whatFor(request.staffId) : t('grants.off');
  const answer = (approve: boolean) =>
    perform(
      decide,
      { id: request.id, approve },
      { onSuccess: () => done(t(approve ? 'grants.approved' : 'grants.refused')), onError: refusal },
    );
  return (
    <Table.Tr>
      <Table.Th scope="row">{what}</Table.Th>
      <Table.Td>{nameOf(request.requestedBy) ?? '–'}</Table.Td>
      <Table.Td>{dayAndTime(request.expiresAt, timeZone, i18n.language)}</Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          {!mine && request.staffId !== me.id && (
            <Button aria-label={`${t('grants.approve')}: ${what}`} loading={decide.isPending} onClick={() => answer(true)}>
              {t('grants.approve')}
            </Button>
          )}
          <Button
            variant="default"
            aria-label={`${t(mine ? 'grants.takeBack' : 'grants.refuse')}: ${what}`}
            loading={decide.isPending}
            onClick={() => answer(false)}
          >
            {t(mine ? 'grants.takeBack' : 'grants.refuse')}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** What waits for a second admin; nothing where nothing does. */
export function Grants() {
  const { t } = useTranslation('admin');
  const waiting = useGrants().data ?? [];
  if (waiting.length === 0) {
    return null;
  }
  return (
    <Section title={t('grants.title')}>
      <DataTable label={t('grants.list')} head={[t('grants.what'), t('grants.by'), t('grants.until'), t('actions')]}>
        {waiting.map((request) => (
          <Row key={request.id} request={request} />
        ))}
      </DataTable>
    </Section>
  );
}
