import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '@/lib/api/schema';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { done } from '@/ui/notice';
import { SaveProblem } from '@/ui/SaveProblem';
import { Section } from '@/ui/Section';
import { Failed, Loading } from '@/ui/states';
import { useChangeOrganization, useOrganization } from './useGrants';

const FIELDS = ['reauthenticationMinutes', 'secondAdminForClinicalRoles', 'secondFactor'];
const RULES: OrganizationView['secondFactor'][] = ['OPTIONAL', 'ADMINS', 'EVERYONE'];

function Form({ organization, onReload }: { organization: OrganizationView; onReload: () => void }) {
  const { t } = useTranslation('admin');
  const { t: tc } = useTranslation();
  const change = useChangeOrganization();
  const form = useForm({
    initialValues: {
      reauthenticationMinutes: organization.reauthenticationMinutes as number | string,
      secondAdminForClinicalRoles: organization.secondAdminForClinicalRoles,
      secondFactor: organization.secondFactor,
    },
  });
  const submit = form.onSubmit(({ reauthenticationMinutes, ...rest }) =>
    perform(
      change,
      { organization, change: { reauthenticationMinutes: Number(reauthenticationMinutes), ...rest } },
      {
        onSuccess: () => done(t('safeguards.saved')),
        onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <NumberInput
          label={t('safeguards.minutes')}
          description={t('safeguards.minutesHint')}
          min={1}
          max={720}
          allowDecimal={false}
          maw={420}
          {...form.getInputProps('reauthenticationMinutes')}
        />
        <Checkbox
          label={t('safeguards.second')}
          description={t('safeguards.secondHint')}
          {...form.getInputProps('secondAdminForClinicalRoles', { type: 'checkbox' })}
        />
        <NativeSelect
          label={t('safeguards.factor')}
          description={t('safeguards.factorHint')}
          data={RULES.map((value) => ({ value, label: t(`safeguards.factorOf.${value}`) }))}
          maw={420}
          {...form.getInputProps('secondFactor')}
        />
        {organization.secondAdminOffRequested && <Text>{t('safeguards.offRequested')}</Text>}
        <SaveProblem error={change.error} except={FIELDS} onReload={onReload} />
        <Group>
          <Button type="submit" loading={change.isPending}>
            {tc('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** How careful the organization is with rights and signatures. */
export function Safeguards() {
  const { t } = useTranslation('admin');
  const organization = useOrganization();
  return (
    <Section title={t('safeguards.title')}>
      {organization.data ? (
        <Form key={organization.data.version} organization={organization.data} onReload={() => void organization.refetch()} />
      ) : organization.isError ? (
        <Failed error={organization.error} retry={() => void organization.refetch()} />
      ) : (
        <Loading rows={2} height={56} />
      )}
    </Section>
  );
}
