import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePatientCourses } from '@/lib/courses';
import { useClinic, useHasRole } from '@/lib/me';
import { CourseLine } from '@/ui/CourseLine';
import { LinkButton } from '@/ui/links';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';

/** The patient's courses, each with how far it has come. */
export function PatientCourses({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patients');
  const clinic = useClinic();
  const orders = useHasRole('CLINICIAN');
  const courses = usePatientCourses(clinic.id, patientId);
  const order = orders && (
    <LinkButton to="/patients/$patientId/new-course" params={{ patientId }} variant={courses.data?.length === 0 ? 'filled' : 'default'}>
      {t('newCourse')}
    </LinkButton>
  );
  return (
    <Section title={t('courses')} actions={order}>
      {courses.isPending && <Loading rows={2} height={56} />}
      {courses.isError && !courses.data && <Failed error={courses.error} retry={() => void courses.refetch()} />}
      {courses.data?.length === 0 && (
        <Empty title={t('noCourses')}>
          <Text>{t(orders ? 'noCoursesClinician' : 'noCoursesOthers')}</Text>
        </Empty>
      )}
      {courses.data?.map((course) => (
        <CourseLine key={course.id} course={course} />
      ))}
    </Section>
  );
}
