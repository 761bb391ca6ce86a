import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '@/lib/api/schema';
import { usePatient } from '@/lib/patients';
import { perform } from '@/lib/perform';
import { useIdentity } from '@/ui/names';
import { done } from '@/ui/notice';
import { Page } from '@/ui/Page';
import { ReasonModal } from '@/ui/ReasonModal';
import { Allowed, Empty, Failed, Loading } from '@/ui/states';
import { useMerge } from './useMerges';
import { usePatientSearch } from './usePatients';

/** Chooses the other record of this person, and merges it into this one. */
export function Merging({ patient, onMerged }: { patient: PatientView; onMerged: () => void }) {
  const { t } = useTranslation('patients');
  const { t: tc } = useTranslation();
  const identity = useIdentity();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const [other, setOther] = useState<PatientView | null>(null);
  const found = usePatientSearch(q);
  const merge = useMerge(patient.id);
  const named = (one: PatientView) => t('duplicate.candidate', { identity: identity(one), mrn: one.mrn });
  const others = found.data?.pages.flatMap(({ items }) => items).filter(({ id }) => id !== patient.id) ?? [];
  const close = () => {
    setOther(null);
    merge.reset();
  };
  return (
    <Stack align="start">
      <Text fw={600}>{named(patient)}</Text>
      <Text>{t('merge.text')}</Text>
      <TextInput
        type="search"
        label={t('merge.search')}
        description={t('searchHint')}
        leftSection={<IconSearch size={20} aria-hidden />}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={200}
        autoComplete="off"
        w="100%"
        maw={520}
      />
      {found.isError && !found.data && <Failed error={found.error} retry={() => void found.refetch()} />}
      {q && found.data && others.length === 0 && <Empty title={t('none')} />}
      {q &&
        others.map((one) => (
          <Button key={one.id} variant="default" onClick={() => setOther(one)}>
            {named(one)}
          </Button>
        ))}
      <ReasonModal
        opened={other !== null}
        title={t('merge.title')}
        text={other ? t('merge.ask', { other: named(other), survivor: named(patient) }) : ''}
        reasonLabel={t('merge.reasonLabel')}
        doLabel={t('merge.title')}
        keepLabel={tc('action.cancel')}
        pending={merge.isPending}
        error={merge.error}
        onDo={(reason, key, onError) =>
          other &&
          perform(
            merge,
            { merge: { otherId: other.id, reason }, key },
            {
              onError,
              onSuccess: () => {
                done(t('merge.done'));
                onMerged();
              },
            },
          )
        }
        onClose={close}
      />
    </Stack>
  );
}

/** Merges another record of the same person into this patient's. */
export function MergePage() {
  const { t } = useTranslation('patients');
  const navigate = useNavigate();
  const { patientId } = useParams({ from: '/patients/$patientId/merge' });
  const patient = usePatient(patientId);
  return (
    <Page title={t('merge.title')}>
      <Allowed roles={['SCHEDULER', 'CLINICIAN', 'ADMIN']}>
        {patient.isPending && <Loading rows={3} height={72} />}
        {patient.isError && !patient.data && <Failed error={patient.error} retry={() => void patient.refetch()} />}
        {patient.data && (
          <Merging patient={patient.data} onMerged={() => void navigate({ to: '/patients/$patientId', params: { patientId } })} />
        )}
      </Allowed>
    </Page>
  );
}
