import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { NewStaff } from '@/lib/api/schema';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { FormButtons } from '@/ui/FormButtons';
import { done } from '@/ui/notice';
import { SecretInput } from '@/ui/SecretInput';
import { ProblemAlert } from '@/ui/states';
import { useTakeOn } from '../useStaffAccounts';
import { RoleFields } from './RoleFields';

const FIELDS = ['username', 'name', 'roles', 'password'];

/** Adds a person with their first password. */
export function AddPerson({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('admin');
  return (
    <Modal opened={opened} onClose={onClose} title={t('staff.addTitle')} size="lg">
      {opened && <Form onClose={onClose} />}
    </Modal>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin');
  const takeOn = useTakeOn();
  const form = useForm<NewStaff>({ initialValues: { name: '', username: '', password: '', roles: [] } });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit((person) =>
    perform(
      takeOn,
      { person, key },
      {
        onSuccess: ({ name }) => {
          done(t('staff.added', { name }));
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
        <TextInput
          label={t('staff.username')}
          description={t('staff.usernameHint')}
          withAsterisk
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('username')}
        />
        <SecretInput
          label={t('staff.password')}
          description={t('staff.passwordHint')}
          withAsterisk
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <RoleFields {...form.getInputProps('roles')} />
        <ProblemAlert error={takeOn.error} except={FIELDS} />
        <FormButtons doLabel={t('staff.add')} pending={takeOn.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
}
