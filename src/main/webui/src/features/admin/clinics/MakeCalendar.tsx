import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { SecretOnce } from '@/ui/SecretOnce';
import { ProblemAlert } from '@/ui/states';
import { useStaffAccounts } from '../useStaffAccounts';
import { useCalendars, useMakeCalendar } from './useCalendars';

/** Makes a calendar feed; its secret address is shown this once. */
export function MakeCalendar({ clinicId }: { clinicId: string }) {
  const { t } = useTranslation('clinics');
  const people = useStaffAccounts().data ?? [];
  const make = useMakeCalendar(clinicId);
  const feeds = useCalendars(clinicId).data;
  const form = useForm({ initialValues: { name: '', nurseId: null as string | null } });
  const revoked = feeds?.some(({ id, revokedAt }) => id === make.data?.id && revokedAt !== null);
  const key = useOnceKey(form.values);
  const nurses = people.filter(({ active, roles }) => active && roles.includes('NURSE'));
  const submit = form.onSubmit((feed) =>
    perform(
      make,
      { feed, key },
      { onSuccess: () => form.reset(), onError: (error) => error instanceof Refused && form.setErrors(error.fields()) },
    ),
  );
  return (
    <Stack>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Group align="start" grow maw={760}>
            <TextInput label={t('calendars.name')} description={t('calendars.nameHint')} withAsterisk {...form.getInputProps('name')} />
            <Select
              label={t('calendars.whose')}
              description={t('calendars.everybody')}
              placeholder={t('calendars.everybody')}
              clearable
              data={nurses.map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('nurseId')}
            />
          </Group>
          <ProblemAlert error={make.error} except={['name', 'nurseId']} />
          <Group>
            <Button type="submit" loading={make.isPending}>
              {t('calendars.add')}
            </Button>
          </Group>
        </Stack>
      </form>
      {make.data && !revoked && (
        <SecretOnce
          title={t('calendars.made', { name: make.data.name })}
          secret={new URL(make.data.path, window.location.origin).href}
          onClose={() => make.reset()}
        />
      )}
    </Stack>
  );
}
