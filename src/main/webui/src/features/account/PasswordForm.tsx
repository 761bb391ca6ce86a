import { Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { FormButtons } from '@/ui/FormButtons';
import { SecretInput } from '@/ui/SecretInput';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';
import { useChangePassword } from './useOwnAccount';

interface PasswordFormProps {
  /** What the current password is called: an admin may have given it. */
  currentLabel: string;
  keepLabel?: string;
  onChanged: () => void;
  onCancel: () => void;
}

/** Changes the password of who is signed in. */
export function PasswordForm({ currentLabel, keepLabel, onChanged, onCancel }: PasswordFormProps) {
  const { t } = useTranslation('account');
  const needed = useNeeded();
  const change = useChangePassword();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { currentPassword: needed, newPassword: needed },
  });
  const submit = form.onSubmit((passwords) =>
    perform(change, passwords, {
      onSuccess: onChanged,
      onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SecretInput
          label={currentLabel}
          autoComplete="current-password"
          required
          data-autofocus
          {...form.getInputProps('currentPassword')}
        />
        <SecretInput
          label={t('change.new')}
          description={t('change.newHint')}
          autoComplete="new-password"
          required
          {...form.getInputProps('newPassword')}
        />
        <Text size="sm" className="dim">
          {t('change.ends')}
        </Text>
        <ProblemAlert error={change.error} except={['currentPassword', 'newPassword']} />
        <FormButtons doLabel={t('change.do')} keepLabel={keepLabel} pending={change.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
