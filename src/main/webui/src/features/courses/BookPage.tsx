import { Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCourse } from '@/lib/courses';
import { useClinic } from '@/lib/me';
import { fullName, usePatient } from '@/lib/patients';
import type { CourseView } from '@/lib/api/schema';
import { perform } from '@/lib/perform';
import { CourseProgress } from '@/ui/CourseLine';
import { ClinicOf, ForeignTimes } from '@/ui/ClinicOf';
import { Page } from '@/ui/Page';
import { LinkButton } from '@/ui/links';
import { Allowed, Empty, Failed, Loading, ProblemAlert, Working } from '@/ui/states';
import classes from './booking.module.css';
import { ProposalList } from './ProposalList';
import { useProposals } from './useCourses';
import { useHolding } from './useHolding';
import { WishForm } from './WishForm';

function Booking({ course }: { course: CourseView }) {
  const { t } = useTranslation('courses');
  const patient = usePatient(course.patientId);
  const proposals = useProposals(course.id);
  // a hold outlasts the proposals among which it was made
  const holding = useHolding(course.clinicId, course.id);
  return (
    <Stack>
      <Title order={2} size="h4">
        {patient.data ? `${fullName(patient.data)} · ` : ''}
        {course.indication}
      </Title>
      <div className={classes.page}>
        <div>
          <CourseProgress course={course} />
          <WishForm
            pending={proposals.isPending}
            remaining={course.progress.remaining}
            onWish={(wanted, onError) => perform(proposals, wanted, { onError })}
          />
        </div>
        <section aria-label={t('booking.proposals')} aria-live="polite">
          {proposals.isPending && <Working label={t('booking.proposing')} />}
          {proposals.isIdle && <Text className="dim">{t('booking.start')}</Text>}
          {proposals.isError && (
            <ProblemAlert error={proposals.error} except={['from', 'until', 'sessions', 'prefer.from', 'prefer.until']} />
          )}
          {proposals.data && <ProposalList key={proposals.submittedAt} course={course} found={proposals.data} holding={holding} />}
        </section>
      </div>
    </Stack>
  );
}

/** Every time is that of the clinic at which the course is. */
function Within({ course }: { course: CourseView }) {
  return (
    <ClinicOf id={course.clinicId}>
      <ForeignTimes clinicId={course.clinicId} />
      <Booking course={course} />
    </ClinicOf>
  );
}

/** One page for a series: preferences on the left, proposals on the right. */
export function BookPage() {
  const { t } = useTranslation('courses');
  const { courseId } = useParams({ from: '/courses/$courseId/book' });
  const clinic = useClinic();
  const course = useCourse(clinic.id, courseId);
  const back = (
    <LinkButton to="/courses/$courseId" params={{ courseId }} variant="default">
      {t('booking.toCourse')}
    </LinkButton>
  );
  return (
    <Page wide title={t('booking.title')} actions={back}>
      <Allowed roles={['SCHEDULER', 'CLINICIAN']}>
        {course.isPending && <Loading rows={2} height={200} />}
        {course.isError && !course.data && <Failed error={course.error} retry={() => void course.refetch()} />}
        {course.data && (course.data.progress.remaining === 0 ? <Empty title={t('booking.complete')} /> : <Within course={course.data} />)}
      </Allowed>
    </Page>
  );
}
