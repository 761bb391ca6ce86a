import { useTranslation } from 'react-i18next';
import type { CourseView } from '@/lib/api/schema';
import { CourseProgress } from '@/ui/CourseLine';
import { Facts } from '@/ui/Facts';
import { Section } from '@/ui/Section';
import { Value } from '@/ui/values';

/** What is ordered, its phases in words. */
export function CourseOrder({ course }: { course: CourseView }) {
  const { t } = useTranslation('courses');
  const { t: tc } = useTranslation();
  return (
    <Section title={t('order')}>
      <Facts
        facts={[
          [t('drug'), course.drug],
          [t('dose'), <Value key="dose" value={course.dosePerKg} unit={tc('unit.mgPerKg')} />],
          [t('duration'), <Value key="duration" value={course.infusionMinutes} unit={tc('unit.minutes')} />],
          [
            t('phases'),
            course.phases.map(({ name, sessions, gapDays }, index) => (
              <div key={index}>{t('phase', { name, count: sessions, min: gapDays.min, max: gapDays.max, target: gapDays.target })}</div>
            )),
          ],
          [t('protocol'), course.protocol],
          [t('acuity'), t(`acuityOf.${course.acuity}`)],
        ]}
      />
    </Section>
  );
}

/** The course's status. */
export function CourseStanding({ course }: { course: CourseView }) {
  const { t } = useTranslation('courses');
  return (
    <Section title={t('standing')}>
      <Facts
        facts={[
          [t('standing'), <strong key="status">{t(`status.${course.status}`)}</strong>],
          ...(course.statusReason ? [[t('why'), course.statusReason] as [string, string]] : []),
          [t('sessions'), <CourseProgress key="progress" course={course} />],
        ]}
      />
    </Section>
  );
}
