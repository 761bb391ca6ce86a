import { Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClinic } from '@/lib/me';
import { ClinicOf, ForeignTimes } from '@/ui/ClinicOf';
import { OutcomeChart } from '@/ui/outcome/OutcomeChart';
import { Page } from '@/ui/Page';
import { Allowed, Failed, Loading } from '@/ui/states';
import { Entries } from './Entries';
import { NewOutcome } from './NewOutcome';
import classes from './outcome.module.css';
import { useCourse, useCourseSessions, useDoses, useOutcomes } from './useOutcomes';

/** What a course did for the patient: written down, corrected, seen together. */
export function OutcomesPage() {
  const { t } = useTranslation('outcome');
  return (
    <Page title={t('title')}>
      <Allowed roles={['NURSE', 'CLINICIAN']}>
        <Outcomes />
      </Allowed>
    </Page>
  );
}

function Outcomes() {
  const { t } = useTranslation('outcome');
  const { t: tc } = useTranslation();
  const { courseId } = useParams({ from: '/courses/$courseId/outcomes' });
  const clinic = useClinic();
  const course = useCourse(courseId);
  const outcomes = useOutcomes(courseId);
  const sessions = useCourseSessions(courseId, course.data?.patientId);
  const doses = useDoses(courseId, sessions.data?.[0]?.id);
  if (outcomes.isPending || course.isPending) {
    return <Loading />;
  }
  if (!outcomes.data) {
    return <Failed error={outcomes.error} retry={() => void outcomes.refetch()} />;
  }
  return (
    <ClinicOf id={course.data?.clinicId ?? clinic.id}>
      {course.data && <ForeignTimes clinicId={course.data.clinicId} />}
      {course.data && (
        <Text className="dim num" mb="sm">
          {course.data.indication} · {course.data.drug} · {course.data.dosePerKg} {tc('unit.mgPerKg')}, {course.data.infusionMinutes}{' '}
          {tc('unit.minutes')}
        </Text>
      )}
      <div className={classes.columns}>
        <NewOutcome courseId={courseId} sessions={sessions.data ?? []} />
        <section className={classes.panel} aria-label={t('chart')}>
          <Title order={2} size="h5">
            {t('chart')}
          </Title>
          <OutcomeChart outcomes={outcomes.data} doses={doses} />
        </section>
      </div>
      <Entries outcomes={outcomes.data} />
    </ClinicOf>
  );
}
