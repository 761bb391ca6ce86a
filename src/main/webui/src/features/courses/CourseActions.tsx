import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { perform } from '@/lib/perform';
import { ReasonModal } from '@/ui/ReasonModal';
import { type CourseVerb, useCourseVerb } from './useCourses';

const VERBS: Record<CourseView['status'], CourseVerb[]> = {
  ACTIVE: ['hold', 'cancel'],
  HELD: ['release', 'cancel'],
  CANCELLED: [],
  COMPLETED: [],
};

/** Holding, releasing and cancelling, each with its reason. */
export function CourseActions({ course }: { course: CourseView }) {
  const { t } = useTranslation('courses');
  const clinic = useClinic();
  const change = useCourseVerb(clinic.id, course.id);
  const [asked, setAsked] = useState<CourseVerb | null>(null);
  const shown = asked ?? 'hold';
  const close = () => {
    change.reset();
    setAsked(null);
  };
  return (
    <>
      {VERBS[course.status].map((verb) => (
        <Button key={verb} variant="default" onClick={() => setAsked(verb)}>
          {t(`${verb}.do`)}
        </Button>
      ))}
      <ReasonModal
        opened={asked !== null}
        title={t(`${shown}.title`)}
        text={t(`${shown}.text`)}
        reasonLabel={t('reason')}
        doLabel={t(`${shown}.do`)}
        keepLabel={t('keep')}
        pending={change.isPending}
        error={change.error}
        onClose={close}
        onDo={(reason, key, onError) => perform(change, { verb: shown, reason, key }, { onError, onSuccess: close })}
      />
    </>
  );
}
