import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { NewToken } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { instantOf, plusDays } from '@/lib/time';
import { SecretOnce } from '@/ui/SecretOnce';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';
import { useMakeToken } from './useTokens';

type Scope = NewToken['scopes'][number];
const SCOPES: Scope[] = ['READ', 'CHART', 'BOOK'];

/** Makes a token; its secret is shown this once. */
export function MakeToken() {
  const { t } = useTranslation('admin');
  const { timeZone } = useClinic();
  const make = useMakeToken();
  const form = useForm({
    initialValues: { name: '', scopes: [] as Scope[], lastDay: '' },
    validate: { lastDay: useNeeded() },
  });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit(({ name, scopes, lastDay }) =>
    perform(
      make,
      { key, token: { name, staffId: null, scopes, expiresAt: instantOf(plusDays(lastDay, 1), '00:00', timeZone) } },
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
            <TextInput
              type="date"
              label={t('tokens.ends')}
              description={t('tokens.endsHint')}
              withAsterisk
              {...form.getInputProps('lastDay')}
            />
          </Group>
          <Checkbox.Group label={t('tokens.scopes')} description={t('tokens.scopesHint')} withAsterisk {...form.getInputProps('scopes')}>
            <Stack gap={4} mt="xs">
              {SCOPES.map((scope) => (
                <Checkbox
                  key={scope}
                  value={scope}
                  label={t(`tokens.scopeOf.${scope}`)}
                  description={t(`tokens.scopeDoes.${scope}`)}
                  py={6}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <ProblemAlert error={make.error} except={['name', 'scopes', 'expiresAt']} />
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
