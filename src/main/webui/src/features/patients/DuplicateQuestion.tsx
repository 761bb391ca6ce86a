import { Alert, Anchor, Stack, Text, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePatient } from '@/lib/patients';
import { useIdentity } from '@/ui/names';
import { type PatientValues, REASON } from './form';

/** A registered patient, opened beside the form so that nothing typed is lost. */
function Candidate({ id }: { id: string }) {
  const { t } = useTranslation('patients');
  const identity = useIdentity();
  const { data } = usePatient(id);
  return (
    <li>
      <Anchor href={`/patients/${id}`} target="_blank" rel="noopener">
        {data ? t('duplicate.candidate', { identity: identity(data), mrn: data.mrn }) : t('duplicate.open')}
      </Anchor>
    </li>
  );
}

/** Shows who is likely the same person, and asks why this is another one. */
export function DuplicateQuestion({ candidates, form }: { candidates: string[]; form: UseFormReturnType<PatientValues> }) {
  const { t } = useTranslation('patients');
  return (
    <Alert color="gray" variant="outline" role="alert" icon={<IconUsers aria-hidden />} title={t('duplicate.title')}>
      <Stack gap="sm">
        <ul>
          {candidates.map((id) => (
            <Candidate key={id} id={id} />
          ))}
        </ul>
        <Text>{t('duplicate.text')}</Text>
        <Textarea label={t('duplicate.reason')} maxLength={1000} autosize {...form.getInputProps(REASON)} />
      </Stack>
    </Alert>
  );
}
