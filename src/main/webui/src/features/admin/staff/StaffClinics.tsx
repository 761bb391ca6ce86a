import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { StaffClinics as Clinics, StaffView } from '@/lib/api/schema';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { done } from '@/ui/notice';
import { Failed, Loading, ProblemAlert } from '@/ui/states';
import { useAllClinics } from '../clinics/useClinics';
import { usePutStaffClinics, useStaffClinics } from './useMembership';

function Form({ person, now }: { person: StaffView; now: Clinics }) {
  const { t } = useTranslation('admin');
  const clinics = useAllClinics().data ?? [];
  const put = usePutStaffClinics(person.id);
  const form = useForm({ initialValues: { everywhere: now.everywhere, clinicIds: now.clinicIds } });
  const submit = form.onSubmit(({ everywhere, clinicIds }) =>
    perform(
      put,
      { everywhere, clinicIds: everywhere ? [] : clinicIds, version: now.version },
      {
        onSuccess: () => done(t('membership.saved', { name: person.name })),
        onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xs">
        <Checkbox
          label={t('membership.everywhere')}
          description={t('membership.everywhereHint')}
          {...form.getInputProps('everywhere', { type: 'checkbox' })}
        />
        {!form.values.everywhere && (
          <Checkbox.Group label={t('membership.clinics')} description={t('membership.clinicsHint')} {...form.getInputProps('clinicIds')}>
            <Stack gap={4} mt="xs">
              {clinics.map(({ id, name }) => (
                <Checkbox key={id} value={id} label={name} py={6} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <ProblemAlert error={put.error} except={['clinicIds']} />
        <Group>
          <Button type="submit" variant="default" loading={put.isPending}>
            {t('membership.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** In which clinics a person works. */
export function StaffClinics({ person }: { person: StaffView }) {
  const now = useStaffClinics(person.id);
  if (now.isPending) {
    return <Loading rows={1} height={56} />;
  }
  if (now.isError && !now.data) {
    return <Failed error={now.error} retry={() => void now.refetch()} />;
  }
  return <Form person={person} now={now.data} />;
}
