import { SimpleGrid, Stack, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CourseView } from '@/lib/api/schema';
import { useCourse } from '@/lib/courses';
import { useClinic, useClinicChoice, useHasRole } from '@/lib/me';
import { fullName, usePatient } from '@/lib/patients';
import { usePatientSessions } from '@/lib/sessions';
import { ClinicOf, ForeignTimes } from '@/ui/ClinicOf';
import { Page } from '@/ui/Page';
import { LinkButton, TextLink } from '@/ui/links';
import { Failed, Loading } from '@/ui/states';
import { CourseActions } from './CourseActions';
import { CourseOrder, CourseStanding } from './CourseCards';
import { CourseFlags } from './CourseFlags';
import { CourseHistory } from './CourseHistory';
import { CourseSessions } from './CourseSessions';
import { JoinWaitlist } from './JoinWaitlist';
import { OutcomeSection } from './OutcomeSection';
import { ReviseOrder } from './ReviseOrder';

function Known({ course }: { course: CourseView }) {
  // the events are those of the clinic in the header
  const { chosen } = useClinicChoice();
  const patient = usePatient(course.patientId);
  const sessions = usePatientSessions(chosen.id, course.patientId);
  const charts = useHasRole('NURSE', 'CLINICIAN');
  const own = (sessions.data ?? []).filter(({ courseId }) => courseId === course.id);
  return (
    <Stack>
      <Title order={2} size="h3">
        {patient.data ? (
          <TextLink to="/patients/$patientId" params={{ patientId: course.patientId }} fz="inherit" fw="inherit">
            {fullName(patient.data)}
          </TextLink>
        ) : (
          '…'
        )}{' '}
        · {course.indication}
      </Title>
      {charts && <CourseFlags course={course} />}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <CourseOrder course={course} />
        <CourseStanding course={course} />
      </SimpleGrid>
      {charts && <OutcomeSection course={course} sessions={own} />}
      <CourseSessions course={course} sessions={own} query={sessions} />
      <CourseHistory courseId={course.id} />
    </Stack>
  );
}

/** A course: what is ordered, how far it has come, and what it did. */
export function CoursePage() {
  const { t } = useTranslation('courses');
  const { courseId } = useParams({ from: '/courses/$courseId' });
  const clinic = useClinic();
  const course = useCourse(clinic.id, courseId);
  const plans = useHasRole('SCHEDULER', 'CLINICIAN');
  const orders = useHasRole('CLINICIAN');
  const charts = useHasRole('NURSE', 'CLINICIAN');
  const { t: to } = useTranslation('outcome');
  const tends = useHasRole('SCHEDULER', 'NURSE', 'CLINICIAN');
  const bookable = course.data?.status === 'ACTIVE' && course.data.progress.remaining > 0;
  const actions = course.data && (
    <>
      {tends && course.data.status === 'ACTIVE' && <JoinWaitlist course={course.data} />}
      {orders && (course.data.status === 'ACTIVE' || course.data.status === 'HELD') && <ReviseOrder course={course.data} />}
      {orders && <CourseActions course={course.data} />}
      {charts && (
        <LinkButton to="/courses/$courseId/outcomes" params={{ courseId }} variant="default">
          {to('title')}
        </LinkButton>
      )}
      {plans && bookable && (
        <LinkButton to="/courses/$courseId/book" params={{ courseId }}>
          {t('book')}
        </LinkButton>
      )}
    </>
  );
  return (
    <Page title={t('title')} actions={actions}>
      {course.isPending && <Loading rows={3} height={160} />}
      {course.isError && !course.data && <Failed error={course.error} retry={() => void course.refetch()} />}
      {course.data && (
        <ClinicOf id={course.data.clinicId}>
          <ForeignTimes clinicId={course.data.clinicId} />
          <Known course={course.data} />
        </ClinicOf>
      )}
    </Page>
  );
}
