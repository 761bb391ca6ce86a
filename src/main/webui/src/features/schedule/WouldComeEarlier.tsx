import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '@/lib/api/schema';
import { fullName } from '@/lib/patients';
import { WaitlistForm } from '@/ui/WaitlistForm';

/** Puts a booked session on the waitlist for an earlier slot. */
export function WouldComeEarlier({ session, onBack, onDone }: { session: SessionSummary; onBack: () => void; onDone: () => void }) {
  const { t } = useTranslation('schedule');
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('earlier.title', { patient: fullName(session.patient) })}
      </Title>
      <WaitlistForm clinicId={session.clinicId} courseId={session.courseId} sessionId={session.id} onDone={onDone} onCancel={onBack} />
    </Stack>
  );
}
