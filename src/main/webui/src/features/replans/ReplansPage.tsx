import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useNowCoarse } from '@/lib/clock';
import { type ChosenClinic, useClinic } from '@/lib/me';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { localDate, plusDays } from '@/lib/time';
import { Page } from '@/ui/Page';
import { ScheduleTabs } from '@/ui/ScheduleTabs';
import { Allowed, ProblemAlert, Working } from '@/ui/states';
import { Replan } from './Replan';
import { usePropose } from './useReplan';

function Asking({ clinic }: { clinic: ChosenClinic }) {
  const { t } = useTranslation('replans');
  const today = localDate(useNowCoarse(), clinic.timeZone);
  const propose = usePropose(clinic.id);
  const form = useForm({ initialValues: { from: today, until: plusDays(today, 7) } });
  const submit = form.onSubmit((days) =>
    perform(
      propose,
      { ...days, key: crypto.randomUUID() },
      { onError: (error) => error instanceof Refused && form.setErrors(error.fields()) },
    ),
  );
  return (
    <Stack>
      <Text maw={720}>{t('explain')}</Text>
      <form onSubmit={submit} noValidate>
        <Group align="start">
          <TextInput type="date" label={t('from')} {...form.getInputProps('from')} />
          <TextInput type="date" label={t('until')} {...form.getInputProps('until')} />
          <Button type="submit" loading={propose.isPending} mt={24} mih={42}>
            {t('propose')}
          </Button>
        </Group>
      </form>
      <section aria-live="polite">
        {propose.isPending && <Working label={t('proposing')} />}
        <ProblemAlert error={propose.error} except={['from', 'until']} />
        {propose.data && <Replan key={propose.data.id} replan={propose.data} />}
      </section>
    </Stack>
  );
}

/** Re-plans sessions after a closure or an absence. */
export function ReplansPage() {
  const { t } = useTranslation('replans');
  const clinic = useClinic();
  return (
    <Page wide title={t('title')}>
      <ScheduleTabs />
      <Allowed roles={['SCHEDULER', 'CLINICIAN']}>
        <Asking key={clinic.id} clinic={clinic} />
      </Allowed>
    </Page>
  );
}
