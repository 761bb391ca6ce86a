import { Button, Group, MultiSelect, Select, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import type { ClinicView, DutyView, NewDuty, Role, StaffView } from '@/lib/api/schema';
import { liveKey } from '@/lib/live';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { Begun } from '@/ui/Begun';
import { done } from '@/ui/notice';
import { SaveProblem } from '@/ui/SaveProblem';
import { Section } from '@/ui/Section';
import { Failed, Loading } from '@/ui/states';
import { useStaffAccounts } from '../useStaffAccounts';
import { ClinicFrame } from './ClinicFrame';

function usePutOnDuty(clinicId: string, version: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (duty: NewDuty) =>
      body(api.PUT('/api/clinics/{id}/duty', { params: { path: { id: clinicId }, header: { 'If-Match': `"${version}"` } }, body: duty })),
    meta: { quiet: true },
    onSuccess: () => queries.invalidateQueries({ queryKey: liveKey(clinicId) }),
  });
}

/** Messages about single clinicians are shown at their field. */
function fieldsOf(error: Refused): Record<string, string> {
  return Object.fromEntries(Object.entries(error.fields()).map(([field, message]) => [field.replace(/\[\d+\]$/, ''), message]));
}

interface DutyFormProps {
  duty: DutyView;
  people: StaffView[];
  onReload: () => void;
  onSaved: (duty: DutyView) => void;
}

function DutyForm({ duty, people, onReload, onSaved }: DutyFormProps) {
  const { t } = useTranslation('clinics');
  const put = usePutOnDuty(duty.clinicId, duty.version);
  const form = useForm({ initialValues: { chargeNurseId: duty.chargeNurseId, clinicianIds: duty.clinicianIds } });
  const named = (role: Role) =>
    people.filter(({ active, roles }) => active && roles.includes(role)).map(({ id, name }) => ({ value: id, label: name }));
  const shown = put.error instanceof Refused ? Object.keys(put.error.fields()) : [];
  const nobody = !duty.chargeNurseId && duty.clinicianIds.length === 0;
  const submit = form.onSubmit((values) =>
    perform(put, values, {
      onSuccess: (saved) => {
        onSaved(saved);
        done(t('duty.saved'));
      },
      onError: (error) => error instanceof Refused && form.setErrors(fieldsOf(error)),
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={560}>
        <Text>{t('duty.explain')}</Text>
        {duty.fromRoster && <Text fw={600}>{t('duty.fromRoster')}</Text>}
        {nobody && <Text fw={600}>{t('duty.nobody')}</Text>}
        <Select
          label={t('duty.charge')}
          description={t('duty.chargeHint')}
          clearable
          searchable
          data={named('NURSE')}
          {...form.getInputProps('chargeNurseId')}
        />
        <MultiSelect
          label={t('duty.clinicians')}
          description={t('duty.cliniciansHint')}
          size="md"
          clearable
          searchable
          data={named('CLINICIAN')}
          {...form.getInputProps('clinicianIds')}
        />
        <SaveProblem error={put.error} except={shown} onReload={onReload} />
        <Group>
          <Button type="submit" loading={put.isPending}>
            {t('duty.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Duty({ clinic }: { clinic: ClinicView }) {
  const { t } = useTranslation('clinics');
  const people = useStaffAccounts();
  const duty = useQuery({
    queryKey: liveKey(clinic.id, 'duty'),
    queryFn: () => body(api.GET('/api/clinics/{id}/duty', { params: { path: { id: clinic.id } } })),
  });
  const failed = [people, duty].find(({ isError, data }) => isError && !data);
  if (failed) {
    return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  }
  if (!people.data || !duty.data) {
    return <Loading rows={2} height={90} />;
  }
  return (
    <Section title={t('tabs.duty')}>
      <Begun key={clinic.id} latest={duty.data}>
        {(begun, begin) => (
          <DutyForm
            key={begun.version}
            duty={begun}
            people={people.data}
            onReload={() => void duty.refetch().then(({ data }) => begin(data))}
            onSaved={begin}
          />
        )}
      </Begun>
    </Section>
  );
}

/** Who is notified of one clinic's flags. */
export function DutyPage() {
  const { t } = useTranslation('clinics');
  return <ClinicFrame title={(clinic) => t('duty.title', { clinic })}>{(clinic) => <Duty clinic={clinic} />}</ClinicFrame>;
}
