import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffView } from '@/lib/api/schema';
import { useMe } from '@/lib/me';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { Begun } from '@/ui/Begun';
import { FormButtons } from '@/ui/FormButtons';
import { done } from '@/ui/notice';
import { SaveProblem } from '@/ui/SaveProblem';
import { useChangeStaff } from '../useStaffAccounts';
import { lockout } from './lockout';
import { LockoutWarning } from './LockoutWarning';
import { RoleFields } from './RoleFields';

interface EditPersonProps {
  person: StaffView | null;
  people: StaffView[];
  onReload: () => Promise<StaffView[] | undefined>;
  onClose: () => void;
}

/** Changes a person's name and roles. */
export function EditPerson({ person, people, onReload, onClose }: EditPersonProps) {
  const { t } = useTranslation('admin');
  return (
    <Modal opened={person !== null} onClose={onClose} title={person && t('staff.editTitle', { name: person.name })} size="lg">
      {person && (
        <Begun key={person.id} latest={person}>
          {(begun, begin) => (
            <Form
              key={begun.version}
              person={begun}
              people={people}
              onReload={() => void onReload().then((found) => begin(found?.find(({ id }) => id === begun.id)))}
              onClose={onClose}
            />
          )}
        </Begun>
      )}
    </Modal>
  );
}

function Form({
  person,
  people,
  onReload,
  onClose,
}: {
  person: StaffView;
  people: StaffView[];
  onReload: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('admin');
  const { t: tc } = useTranslation();
  const me = useMe();
  const change = useChangeStaff();
  const [sure, setSure] = useState(false);
  const form = useForm({ initialValues: { name: person.name, roles: person.roles } });
  const out = lockout(people, me.id, { ...person, roles: form.values.roles });
  const submit = form.onSubmit(({ name, roles }) =>
    perform(
      change,
      { person, change: { name, roles } },
      {
        onSuccess: (changed) => {
          const waiting = changed.requestedRoles.map((role) => t(`staff.roleOf.${role}`)).join(', ');
          done(waiting ? t('staff.waits', { name: changed.name, roles: waiting }) : t('staff.saved', { name: changed.name }));
          onClose();
        },
        onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={t('staff.name')} description={t('staff.nameHint')} withAsterisk data-autofocus {...form.getInputProps('name')} />
        <RoleFields {...form.getInputProps('roles')} />
        {out !== 'none' && form.values.roles.length > 0 && <LockoutWarning kind={out} sure={sure} onSure={setSure} />}
        <SaveProblem error={change.error} except={['name', 'roles']} onReload={onReload} />
        <FormButtons
          doLabel={tc('action.save')}
          pending={change.isPending}
          disabled={form.values.roles.length > 0 && (out === 'last' || (out === 'self' && !sure))}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
