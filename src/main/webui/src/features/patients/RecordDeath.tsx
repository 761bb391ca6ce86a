import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '@/lib/api/schema';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { FormButtons } from '@/ui/FormButtons';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import { useRecordDeath } from './useDeaths';

function DeathForm({ patient, onClose }: { patient: PatientView; onClose: () => void }) {
  const { t } = useTranslation('patients');
  const record = useRecordDeath(patient);
  const form = useForm({ initialValues: { diedOn: '' } });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit(({ diedOn }) =>
    perform(
      record,
      { diedOn: diedOn.trim() || null, key },
      {
        onError: (failure) => failure instanceof Refused && form.setErrors(failure.fields()),
        onSuccess: (death) => {
          const ended = t('death.done', { count: death.canceledSessions.length });
          done(death.openSessions.length > 0 ? `${ended} ${t('death.open', { count: death.openSessions.length })}` : ended);
          onClose();
        },
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{t('death.text')}</Text>
        <TextInput
          label={t('death.diedOn')}
          description={t('death.diedOnHint')}
          maxLength={10}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('diedOn')}
        />
        <ProblemAlert error={record.error} except={['diedOn']} />
        <FormButtons doLabel={t('death.confirm')} pending={record.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
}

/** Records that the patient has died. */
export function RecordDeath({ patient }: { patient: PatientView }) {
  const { t } = useTranslation('patients');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('death.record')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('death.record')}>
        {opened && <DeathForm patient={patient} onClose={() => setOpened(false)} />}
      </Modal>
    </>
  );
}
