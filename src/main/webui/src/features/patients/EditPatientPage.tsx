import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '@/lib/api/schema';
import { usePatient } from '@/lib/patients';
import { perform } from '@/lib/perform';
import { Begun } from '@/ui/Begun';
import { done } from '@/ui/notice';
import { Page } from '@/ui/Page';
import { Allowed, Failed, Loading } from '@/ui/states';
import { PatientForm } from './PatientForm';
import { changeOf } from './form';
import { useChangePatient } from './usePatients';

function Editing({ patient, onReload }: { patient: PatientView; onReload: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = useChangePatient(patient.id, patient.version);
  const back = () => void navigate({ to: '/patients/$patientId', params: { patientId: patient.id } });
  return (
    <PatientForm
      patient={patient}
      error={change.error}
      pending={change.isPending}
      submitLabel={t('action.save')}
      onCancel={back}
      onReload={onReload}
      onSubmit={(values, _key, onError) =>
        perform(change, changeOf(values, patient), {
          onError,
          onSuccess: () => {
            done(t('saved'));
            back();
          },
        })
      }
    />
  );
}

/** Edits a patient's record; concurrent changes are not overwritten. */
export function EditPatientPage() {
  const { t } = useTranslation('patients');
  const { patientId } = useParams({ from: '/patients/$patientId/edit' });
  const patient = usePatient(patientId);
  return (
    <Page title={t('edit')}>
      <Allowed roles={['SCHEDULER', 'NURSE', 'CLINICIAN', 'ADMIN']}>
        {patient.isPending && <Loading rows={3} height={180} />}
        {patient.isError && !patient.data && <Failed error={patient.error} retry={() => void patient.refetch()} />}
        {patient.data && (
          <Begun key={patientId} latest={patient.data}>
            {(begun, begin) => (
              <Editing key={begun.version} patient={begun} onReload={() => void patient.refetch().then(({ data }) => begin(data))} />
            )}
          </Begun>
        )}
      </Allowed>
    </Page>
  );
}
