import { Badge, Group, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CourseView } from '@/lib/api/schema';
import { TextLink } from './links';
import { Value } from './values';

/** How far a course has come, as a bar and in words. */
export function CourseProgress({ course }: { course: CourseView }) {
  const { t } = useTranslation('courses');
  const { completed, booked, remaining } = course.progress;
  const all = Math.max(1, completed + booked + remaining);
  const words = t('progress', { completed, booked, remaining });
  return (
    <div>
      <Progress.Root size={10} aria-hidden>
        <Progress.Section value={(100 * completed) / all} />
        <Progress.Section value={(100 * booked) / all} color="indigo.3" />
      </Progress.Root>
      <span className="num">{words}</span>
    </div>
  );
}

/** A course in one line, leading to it. */
export function CourseLine({ course }: { course: CourseView }) {
  const { t } = useTranslation('courses');
  const { t: tc } = useTranslation();
  return (
    <Group justify="space-between" py="xs" gap="md">
      <div>
        <TextLink to="/courses/$courseId" params={{ courseId: course.id }} fw={600}>
          {course.indication}
        </TextLink>
        <div>
          {course.drug}, <Value value={course.dosePerKg} unit={tc('unit.mgPerKg')} /> ·{' '}
          <Value value={course.infusionMinutes} unit={tc('unit.minutes')} />{' '}
          <Badge variant="outline" color="gray" tt="none">
            {t(`status.${course.status}`)}
          </Badge>
        </div>
      </div>
      <div style={{ minWidth: 240 }}>
        <CourseProgress course={course} />
      </div>
    </Group>
  );
}
