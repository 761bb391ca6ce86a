import { Button, Group, Stack, Textarea, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '@/lib/api/schema';
import { useOnceKey } from '@/lib/onceKey';
import { fullName } from '@/lib/patients';
import { useJoinWaitlist } from '@/lib/waitlist';
import { NoticeMinutes } from '@/ui/NoticeMinutes';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';

/** Puts a session on the waitlist: the patient would come earlier if a place became free. */
export function EarlierForm({ session, onBack, onDone }: { session: SessionSummary; onBack: () => void; onDone: () => void }) {
  const { t } = useTranslation('schedule');
  const { t: tc } = useTranslation();
  const join = useJoinWaitlist(session.clinicId);
  const [noticeMinutes, setNotice] = useState(24 * 60);
  const [note, setNote] = useState('');
  const entry = useMemo(() => ({ courseId: session.courseId, sessionId: session.id, noticeMinutes, note: note || null }), [session, noticeMinutes, note]);
  const key = useOnceKey(entry);
  const submit = () => join.mutate({ entry, key }, { onSuccess: () => (done(t('earlier.joined')), onDone()) });
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('earlier.title', { patient: fullName(session.patient) })}
      </Title>
      <NoticeMinutes value={noticeMinutes} onChange={setNotice} />
      <Textarea label={t('earlier.note')} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} autosize minRows={2} />
      <ProblemAlert error={join.error} />
      <Group>
        <Button onClick={submit} loading={join.isPending}>
          {t('earlier.join')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {tc('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
