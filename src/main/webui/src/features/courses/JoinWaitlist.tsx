import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseView } from '@/lib/api/schema';
import { WaitlistForm } from '@/ui/WaitlistForm';

/** Puts a course on the waitlist: its next session, or one still to be booked, would come earlier. */
export function JoinWaitlist({ course }: { course: CourseView }) {
  const { t } = useTranslation('waitlist');
  const [asked, setAsked] = useState(false);
  const close = () => setAsked(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('add')}
      </Button>
      <Modal opened={asked} onClose={close} title={t('add')}>
        <WaitlistForm clinicId={course.clinicId} courseId={course.id} onDone={close} onCancel={close} />
      </Modal>
    </>
  );
}
