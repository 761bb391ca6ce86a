import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { instantOf, plusDays } from '@/lib/time';
import { SecretOnce } from '@/ui/SecretOnce';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';
import { useStaffAccounts } from '../useStaffAccounts';
import { useMakeToken } from './useTokens';

/** Makes a token; its secret is shown this once. */
export function MakeToken() {
  const { t } = useTranslation('admin');
  const { timeZone } = useClinic();
  const people = useStaffAccounts().data ?? [];
  const make = useMakeToken();
  const form = useForm({
    initialValues: { name: '', staffId: null as string | null, lastDay: '' },
    validate: { staffId: useNeeded() },
  });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit(({ name, staffId, lastDay }) =>
    perform(
      make,
      { key, token: { name, staffId: staffId ?? '', expiresAt: lastDay ? instantOf(plusDays(lastDay, 1), '00:00', timeZone) : null } },
      {
        onSuccess: () => form.reset(),
        onError: (error) => {
          if (error instanceof Refused) {
            const { expiresAt, ...fields } = error.fields();
            form.setErrors({ ...fields, ...(expiresAt ? { lastDay: expiresAt } : {}) });
          }
        },
      },
    ),
  );
  return (
    <Stack>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Group align="start" grow>
            <TextInput label={t('tokens.name')} description={t('tokens.nameHint')} withAsterisk {...form.getInputProps('name')} />
            <Select
              label={t('tokens.person')}
              description={t('tokens.personHint')}
              withAsterisk
              searchable
              data={people.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('staffId')}
            />
            <TextInput type="date" label={t('tokens.ends')} description={t('tokens.endsHint')} {...form.getInputProps('lastDay')} />
          </Group>
          <ProblemAlert error={make.error} except={['name', 'staffId', 'expiresAt']} />
          <Group>
            <Button type="submit" loading={make.isPending}>
              {t('tokens.add')}
            </Button>
          </Group>
        </Stack>
      </form>
      {make.data && <SecretOnce title={t('tokens.made', { name: make.data.name })} secret={make.data.token} onClose={() => make.reset()} />}
    </Stack>
  );
}
