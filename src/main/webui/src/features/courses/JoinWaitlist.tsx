import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseView } from '@/lib/api/schema';
import { useOnceKey } from '@/lib/onceKey';
import { useJoinWaitlist } from '@/lib/waitlist';
import { NoticeMinutes } from '@/ui/NoticeMinutes';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';

/** Puts a course on the waitlist: its next session, or one still to be booked, would come earlier. */
export function JoinWaitlist({ course }: { course: CourseView }) {
  const { t } = useTranslation('schedule');
  const { t: tw } = useTranslation('waitlist');
  const { t: tc } = useTranslation();
  const join = useJoinWaitlist(course.clinicId);
  const [asked, setAsked] = useState(false);
  const [noticeMinutes, setNotice] = useState(24 * 60);
  const [note, setNote] = useState('');
  const entry = { courseId: course.id, noticeMinutes, note: note || null };
  const key = useOnceKey(entry);
  const close = () => {
    join.reset();
    setAsked(false);
  };
  const submit = () =>
    join.mutate(
      { entry, key },
      {
        onSuccess: () => {
          done(t('earlier.joined'));
          close();
        },
      },
    );
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {tw('add')}
      </Button>
      <Modal opened={asked} onClose={close} title={tw('add')} closeButtonProps={{ 'aria-label': tc('action.close'), size: 44 }}>
        <Stack>
          <NoticeMinutes value={noticeMinutes} onChange={setNotice} />
          <Textarea label={t('earlier.note')} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} autosize minRows={2} />
          <ProblemAlert error={join.error} />
          <Button onClick={submit} loading={join.isPending}>
            {t('earlier.join')}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
