import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import type { CourseView, Phase } from '@/lib/api/schema';
import { liveKey } from '@/lib/live';
import { useClinic } from '@/lib/me';
import { RecordHistory } from '@/ui/RecordHistory';

/** A field's value in words: phases as the order says them, nothing as a dash. */
function useShown(): (field: string, value: unknown) => string {
  const { t } = useTranslation('courses');
  return (field, value) => {
    if (value === null || value === undefined) {
      return '–';
    }
    if (field === 'phases') {
      return (value as Phase[])
        .map(({ name, sessions, gapDays }) =>
          t('phase', { name, count: sessions, min: gapDays.min, max: gapDays.max, target: gapDays.target }),
        )
        .join('; ');
    }
    if (field === 'acuity') {
      return t(`acuityOf.${value as CourseView['acuity']}`);
    }
    return field === 'status' ? t(`status.${value as CourseView['status']}`) : String(value);
  };
}

/** Who changed the course, why, and from what to what. */
export function CourseHistory({ courseId }: { courseId: string }) {
  const { t } = useTranslation('courses');
  const { id: clinicId } = useClinic();
  const shown = useShown();
  return (
    <RecordHistory
      title={t('history.title')}
      first={t('history.first')}
      queryKey={liveKey(clinicId, 'course-history', courseId)}
      read={(query) => body(api.GET('/api/courses/{id}/history', { params: { path: { id: courseId }, query } }))}
      fieldName={(field) => t(`history.field.${field}`, { defaultValue: field })}
      shown={shown}
    />
  );
}
