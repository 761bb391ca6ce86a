import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconUserOff, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role, StaffView } from '@/lib/api/schema';
import { useMe } from '@/lib/me';
import { perform } from '@/lib/perform';
import { DataTable } from '@/ui/DataTable';
import { done, refusal } from '@/ui/notice';
import { Failed, Loading } from '@/ui/states';
import { AdminPage } from '../AdminPage';
import { useChangeStaff, useStaffAccounts } from '../useStaffAccounts';
import { AddPerson } from './AddPerson';
import { BrokenGlass } from './BrokenGlass';
import { Deactivate } from './Deactivate';
import { EditPerson } from './EditPerson';
import { Grants } from './Grants';
import { Safeguards } from './Safeguards';
import { StaffAccess } from './StaffAccess';

interface RowProps {
  person: StaffView;
  onEdit: (person: StaffView) => void;
  onAccess: (person: StaffView) => void;
  onDeactivate: (person: StaffView) => void;
}

function Row({ person, onEdit, onAccess, onDeactivate }: RowProps) {
  const { t } = useTranslation('admin');
  const me = useMe();
  const change = useChangeStaff();
  const { name } = person;
  const roles = (list: Role[]) => list.map((role) => t(`staff.roleOf.${role}`)).join(', ');
  const reactivate = () =>
    perform(change, { person, change: { active: true } }, { onSuccess: () => done(t('staff.reactivated', { name })), onError: refusal });
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {name}
        {person.id === me.id && (
          <Text span className="dim">
            {' '}
            ({t('staff.you')})
          </Text>
        )}
      </Table.Th>
      <Table.Td>{person.username}</Table.Td>
      <Table.Td>
        {roles(person.roles)}
        {person.requestedRoles.length > 0 && (
          <Text size="sm" className="dim">
            {t('staff.requested', { roles: roles(person.requestedRoles) })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {person.secondFactor && (
          <Text size="sm" className="dim">
            {t('staff.secondFactor')}
          </Text>
        )}
        {person.active ? (
          t('staff.active')
        ) : (
          <Group gap={6} wrap="nowrap" className="dim">
            <IconUserOff size={18} aria-hidden />
            {t('staff.inactive')}
          </Group>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" aria-label={`${t('staff.edit')}: ${name}`} onClick={() => onEdit(person)}>
            {t('staff.edit')}
          </Button>
          {person.active && person.id !== me.id && (
            <Button variant="default" aria-label={`${t('access.open')}: ${name}`} onClick={() => onAccess(person)}>
              {t('access.open')}
            </Button>
          )}
          {person.active ? (
            <Button variant="default" aria-label={`${t('staff.deactivate')}: ${name}`} onClick={() => onDeactivate(person)}>
              {t('staff.deactivate')}
            </Button>
          ) : (
            <Button variant="default" aria-label={`${t('staff.reactivate')}: ${name}`} loading={change.isPending} onClick={reactivate}>
              {t('staff.reactivate')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function People() {
  const { t } = useTranslation('admin');
  const people = useStaffAccounts();
  const [edited, setEdited] = useState<string | null>(null);
  const [access, setAccess] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<string | null>(null);
  if (people.isPending) {
    return <Loading rows={5} height={56} />;
  }
  if (people.isError && !people.data) {
    return <Failed error={people.error} retry={() => void people.refetch()} />;
  }
  const accessed = people.data.find(({ id }) => id === access);
  const byId = (id: string | null) => people.data.find((person) => person.id === id) ?? null;
  return (
    <div className="surface">
      <DataTable label={t('staff.list')} head={[t('staff.name'), t('staff.username'), t('staff.roles'), t('state'), t('actions')]}>
        {people.data.map((person) => (
          <Row
            key={person.id}
            person={person}
            onEdit={({ id }) => setEdited(id)}
            onAccess={({ id }) => setAccess(id)}
            onDeactivate={({ id }) => setLeaving(id)}
          />
        ))}
      </DataTable>
      <EditPerson
        person={byId(edited)}
        people={people.data}
        onReload={async () => (await people.refetch()).data}
        onClose={() => setEdited(null)}
      />
      {accessed && <StaffAccess key={accessed.id} person={accessed} onClose={() => setAccess(null)} />}
      <Deactivate person={byId(leaving)} people={people.data} onClose={() => setLeaving(null)} />
    </div>
  );
}

/** The people of the organization. */
export function StaffPage() {
  const { t } = useTranslation('admin');
  const [adding, setAdding] = useState(false);
  const add = (
    <Button onClick={() => setAdding(true)} leftSection={<IconUserPlus size={20} aria-hidden />}>
      {t('staff.add')}
    </Button>
  );
  return (
    <AdminPage title={t('staff.title')} actions={add}>
      <Stack>
        <Grants />
        <BrokenGlass />
        <People />
        <Safeguards />
      </Stack>
      <AddPerson opened={adding} onClose={() => setAdding(false)} />
    </AdminPage>
  );
}
