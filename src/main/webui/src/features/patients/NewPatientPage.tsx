import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { perform } from '@/lib/perform';
import { done } from '@/ui/notice';
import { Page } from '@/ui/Page';
import { Allowed } from '@/ui/states';
import { PatientForm } from './PatientForm';
import { useRegister } from './usePatients';

/** Registers a patient. */
export function NewPatientPage() {
  const { t } = useTranslation('patients');
  const navigate = useNavigate();
  const register = useRegister();
  return (
    <Page title={t('add')}>
      <Allowed roles={['SCHEDULER', 'NURSE', 'CLINICIAN', 'ADMIN']}>
        <PatientForm
          patient={null}
          error={register.error}
          pending={register.isPending}
          submitLabel={t('register')}
          onCancel={() => void navigate({ to: '/patients' })}
          onSubmit={(patient, key, onError) =>
            perform(
              register,
              { patient, key },
              {
                onError,
                onSuccess: ({ id }) => {
                  done(t('registered'));
                  void navigate({ to: '/patients/$patientId', params: { patientId: id } });
                },
              },
            )
          }
        />
      </Allowed>
    </Page>
  );
}
