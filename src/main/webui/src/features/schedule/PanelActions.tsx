import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '@/lib/api/schema';
import { useHasRole } from '@/lib/me';
import { LinkButton } from '@/ui/links';

export type PanelMode = 'facts' | 'move' | 'cancel' | 'no-show' | 'earlier';

/** What can be done with a session. What its state forbids, the server refuses; only the plainly impossible is left out. */
export function PanelActions({ session, onChoose }: { session: SessionSummary; onChoose: (mode: PanelMode) => void }) {
  const { t } = useTranslation('schedule');
  const plans = useHasRole('SCHEDULER', 'CLINICIAN');
  const tends = useHasRole('SCHEDULER', 'CLINICIAN', 'NURSE');
  const booked = session.status === 'BOOKED';
  const callable = booked || session.status === 'CHECKED_IN';
  return (
    <Stack gap="xs">
      <LinkButton to="/sessions/$sessionId" params={{ sessionId: session.id }}>
        {t('panel.openSession')}
      </LinkButton>
      <Group grow>
        <LinkButton to="/courses/$courseId" params={{ courseId: session.courseId }} variant="default">
          {t('panel.openCourse')}
        </LinkButton>
        <LinkButton to="/patients/$patientId" params={{ patientId: session.patient.id }} variant="default">
          {t('panel.openPatient')}
        </LinkButton>
      </Group>
      {booked && (
        <Group grow>
          {plans && (
            <Button variant="default" onClick={() => onChoose('move')}>
              {t('move.title')}
            </Button>
          )}
          {tends && (
            <Button variant="default" onClick={() => onChoose('earlier')}>
              {t('earlier.put')}
            </Button>
          )}
        </Group>
      )}
      {callable && tends && (
        <Group grow>
          <Button variant="default" onClick={() => onChoose('cancel')}>
            {t('close.cancelSession')}
          </Button>
          {booked && (
            <Button variant="default" onClick={() => onChoose('no-show')}>
              {t('close.miss')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
