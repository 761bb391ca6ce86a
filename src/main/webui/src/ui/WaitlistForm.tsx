import { Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { useJoinWaitlist } from '@/lib/waitlist';
import { FormButtons } from './FormButtons';
import { NoticeMinutes } from './NoticeMinutes';
import { done } from './notice';
import { ProblemAlert } from './states';

interface WaitlistFormProps {
  clinicId: string;
  courseId: string;
  /** The booked session that would come earlier; without one it is a session still to be booked. */
  sessionId?: string;
  onDone: () => void;
  onCancel: () => void;
}

/** Puts a course, or one of its sessions, on the waitlist. It is there for one entry: a second one is a form of its own. */
export function WaitlistForm({ clinicId, courseId, sessionId, onDone, onCancel }: WaitlistFormProps) {
  const { t } = useTranslation('schedule');
  const join = useJoinWaitlist(clinicId);
  const form = useForm({ initialValues: { noticeMinutes: 24 * 60, note: '' } });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit(({ noticeMinutes, note }) =>
    perform(
      join,
      { entry: { courseId, ...(sessionId ? { sessionId } : {}), noticeMinutes, note: note.trim() || null }, key },
      {
        onSuccess: () => {
          done(t('earlier.joined'));
          onDone();
        },
        onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <NoticeMinutes
          value={form.values.noticeMinutes}
          onChange={(noticeMinutes) => form.setValues({ noticeMinutes })}
          error={form.errors.noticeMinutes}
        />
        <Textarea label={t('earlier.note')} autosize minRows={2} {...form.getInputProps('note')} />
        <ProblemAlert error={join.error} except={['noticeMinutes', 'note']} />
        <FormButtons doLabel={t('earlier.join')} pending={join.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
