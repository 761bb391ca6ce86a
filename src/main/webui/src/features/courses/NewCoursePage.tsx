import { Title } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClinic } from '@/lib/me';
import { fullName, usePatient } from '@/lib/patients';
import { perform } from '@/lib/perform';
import { done } from '@/ui/notice';
import { Page } from '@/ui/Page';
import { Allowed, Failed, Loading } from '@/ui/states';
import { OrderForm } from './OrderForm';
import { useOrderCourse } from './useCourses';

/** Orders a course for a patient. */
export function NewCoursePage() {
  const { t } = useTranslation('courses');
  const { patientId } = useParams({ from: '/patients/$patientId/new-course' });
  const clinic = useClinic();
  const navigate = useNavigate();
  const patient = usePatient(patientId);
  const order = useOrderCourse(clinic.id);
  return (
    <Page title={t('new.title')}>
      <Allowed roles={['CLINICIAN']}>
        {patient.isPending && <Loading />}
        {patient.isError && !patient.data && <Failed error={patient.error} retry={() => void patient.refetch()} />}
        {patient.data && (
          <>
            <Title order={2} size="h4" mb="md">
              {fullName(patient.data)}
            </Title>
            <OrderForm
              patientId={patientId}
              error={order.error}
              pending={order.isPending}
              onCancel={() => void navigate({ to: '/patients/$patientId', params: { patientId } })}
              onOrder={(course, key, onError) =>
                perform(
                  order,
                  { course, key },
                  {
                    onError,
                    onSuccess: ({ id }) => {
                      done(t('new.ordered'));
                      void navigate({ to: '/courses/$courseId', params: { courseId: id } });
                    },
                  },
                )
              }
            />
          </>
        )}
      </Allowed>
    </Page>
  );
}
