import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { NewIdentityProvider } from '@/lib/api/schema';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { done } from '@/ui/notice';
import { SecretInput } from '@/ui/SecretInput';
import { ProblemAlert } from '@/ui/states';
import { NEW_RULE, RoleRules } from './RoleRules';
import { useAddProvider } from './useProviders';

const FIELDS = ['name', 'issuer', 'clientId', 'clientSecret'];

/** Adds an identity provider. What to enter there is in the list afterwards. */
export function AddProvider() {
  const { t } = useTranslation('admin');
  const add = useAddProvider();
  const form = useForm({
    initialValues: { name: '', issuer: '', clientId: '', clientSecret: '', createPeople: false, roleRules: [NEW_RULE] },
  });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit((entered) => {
    const provider: NewIdentityProvider = {
      ...entered,
      clientSecret: entered.clientSecret || null,
      scopes: null,
      clinicRules: null,
      enabled: null,
    };
    perform(
      add,
      { key, provider },
      {
        onSuccess: ({ name }) => {
          done(t('providers.added', { name }));
          form.reset();
        },
        onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
      },
    );
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput label={t('providers.name')} description={t('providers.nameHint')} withAsterisk {...form.getInputProps('name')} />
        <TextInput label={t('providers.issuer')} description={t('providers.issuerHint')} withAsterisk {...form.getInputProps('issuer')} />
        <Group align="start" grow>
          <TextInput label={t('providers.clientId')} withAsterisk {...form.getInputProps('clientId')} />
          <SecretInput
            label={t('providers.secret')}
            description={t('providers.secretHint')}
            autoComplete="off"
            {...form.getInputProps('clientSecret')}
          />
        </Group>
        <Checkbox
          label={t('providers.createPeople')}
          description={t('providers.createPeopleHint')}
          {...form.getInputProps('createPeople', { type: 'checkbox' })}
        />
        <RoleRules rules={form.values.roleRules} errors={form.errors} onChange={(rules) => form.setFieldValue('roleRules', rules)} />
        <ProblemAlert error={add.error} except={FIELDS} />
        <Group>
          <Button type="submit" loading={add.isPending}>
            {t('providers.addDo')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
