import { Drawer, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '@/lib/api/schema';
import { useHasRole } from '@/lib/me';
import { useIdentity } from '@/ui/names';
import { SimilarName } from '@/ui/SimilarName';
import { CloseForm } from './CloseForm';
import type { Proposed } from './events';
import { MoveForm } from './MoveForm';
import { PanelActions, type PanelMode } from './PanelActions';
import { SessionFacts } from './SessionFacts';
import { WouldComeEarlier } from './WouldComeEarlier';

interface SessionPanelProps {
  session: SessionSummary | null;
  proposed: Proposed | null;
  onPropose: (place: Proposed | null) => void;
  onClose: () => void;
}

/** One booked session: who, when, where, and what can be done with it. */
export function SessionPanel({ session, proposed, onPropose, onClose }: SessionPanelProps) {
  const { t } = useTranslation('schedule');
  return (
    <Drawer
      opened={session !== null}
      onClose={onClose}
      position="right"
      size={520}
      title={t('panel.title')}
      overlayProps={{ backgroundOpacity: 0.2 }}
    >
      {session && <Opened key={session.id} session={session} proposed={proposed} onPropose={onPropose} onClose={onClose} />}
    </Drawer>
  );
}

function Opened({ session, proposed, onPropose, onClose }: Omit<SessionPanelProps, 'session'> & { session: SessionSummary }) {
  const plans = useHasRole('SCHEDULER', 'CLINICIAN');
  const identity = useIdentity();
  const [chosen, setMode] = useState<PanelMode | null>(null);
  const mode = chosen ?? (proposed?.sessionId === session.id ? 'move' : 'facts');
  const back = () => {
    onPropose(null);
    setMode('facts');
  };
  return (
    <Stack>
      <Title order={2} size="h4">
        {identity(session.patient)} {session.patient.similarName && <SimilarName />}
      </Title>
      <SessionFacts session={session} />
      {mode === 'facts' && <PanelActions session={session} onChoose={setMode} />}
      {mode === 'move' && plans && <MoveForm session={session} proposed={proposed} onPropose={onPropose} onBack={back} onDone={onClose} />}
      {(mode === 'cancel' || mode === 'no-show') && <CloseForm session={session} verb={mode} onBack={back} onDone={onClose} />}
      {mode === 'earlier' && <WouldComeEarlier session={session} onBack={back} onDone={onClose} />}
    </Stack>
  );
}
