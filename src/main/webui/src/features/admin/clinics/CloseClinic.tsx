import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ClinicView } from '@/lib/api/schema';
import { useChairs } from '@/lib/chairs';
import { now } from '@/lib/clock';
import { useClinicChoice } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { instantOf, localDate, plusDays } from '@/lib/time';
import { LinkButton } from '@/ui/links';
import { ProblemAlert } from '@/ui/states';
import { useClose } from './useClosures';

const WHOLE = 'whole';

/** After a closure: what happens to its sessions. */
function ThenReplan({ clinicId }: { clinicId: string }) {
  const { t } = useTranslation('clinics');
  const { choose } = useClinicChoice();
  return (
    <Alert color="gray" variant="outline" role="status" icon={<IconCheck aria-hidden />} title={t('closures.added')}>
      <Stack align="start" gap="xs">
        <Text>{t('closures.replanWhy')}</Text>
        <LinkButton to="/replans" onClick={() => choose(clinicId)}>
          {t('closures.replan')}
        </LinkButton>
      </Stack>
    </Alert>
  );
}

/** Closes the clinic or one of its chairs for a time. */
export function CloseClinic({ clinic }: { clinic: ClinicView }) {
  const { t } = useTranslation('clinics');
  const { timeZone } = clinic;
  const chairs = useChairs(clinic.id).data ?? [];
  const close = useClose(clinic.id);
  const tomorrow = plusDays(localDate(now(), timeZone), 1);
  const form = useForm({
    initialValues: { what: WHOLE, from: tomorrow, fromTime: '00:00', until: plusDays(tomorrow, 1), untilTime: '00:00', reason: '' },
    validate: (values) => ({
      from: values.from && values.fromTime ? null : t('closures.dateNeeded'),
      until: values.until && values.untilTime ? null : t('closures.dateNeeded'),
    }),
  });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit((values) =>
    perform(
      close,
      {
        key,
        closure: {
          from: instantOf(values.from, values.fromTime, timeZone),
          until: instantOf(values.until, values.untilTime, timeZone),
          reason: values.reason,
          chairId: values.what === WHOLE ? null : values.what,
        },
      },
      {
        onSuccess: () => form.setFieldValue('reason', ''),
        onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Select
          label={t('closures.what')}
          allowDeselect={false}
          maw={420}
          data={[
            { value: WHOLE, label: t('closures.whole') },
            ...chairs.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...form.getInputProps('what')}
        />
        <Group align="start">
          <TextInput type="date" label={t('closures.fromDate')} withAsterisk w={180} {...form.getInputProps('from')} />
          <TextInput type="time" label={t('closures.fromTime')} withAsterisk w={150} {...form.getInputProps('fromTime')} />
          <TextInput type="date" label={t('closures.untilDate')} withAsterisk w={180} {...form.getInputProps('until')} />
          <TextInput type="time" label={t('closures.untilTime')} withAsterisk w={150} {...form.getInputProps('untilTime')} />
        </Group>
        <TextInput label={t('closures.reason')} withAsterisk maw={640} {...form.getInputProps('reason')} />
        <ProblemAlert error={close.error} except={['from', 'until', 'reason']} />
        <Group>
          <Button type="submit" loading={close.isPending}>
            {t('closures.add')}
          </Button>
        </Group>
        {close.isSuccess && <ThenReplan clinicId={clinic.id} />}
      </Stack>
    </form>
  );
}
