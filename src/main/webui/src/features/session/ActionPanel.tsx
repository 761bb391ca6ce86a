import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { lastMeasured } from './entry/place';
import { SideEffects } from './entry/SideEffects';
import { VitalsPad } from './entry/VitalsPad';
import { GoingHome } from './home/GoingHome';
import { UnsentList } from './list/UnsentList';
import classes from './ActionPanel.module.css';
import { Checklist } from './steps/Checklist';
import { Corrections } from './steps/Corrections';
import { NextStep } from './steps/NextStep';
import { may } from './useSession';

type Tab = 'vitals' | 'effects' | 'checklist' | 'home';

function tabs(session: SessionView): Tab[] {
  const shown: Tab[] = [];
  if (may(session, 'OBSERVE')) {
    shown.push('vitals', 'effects');
  }
  if (session.checklist.length > 0 && may(session, 'CHECKLIST')) {
    shown.push('checklist');
  }
  if (may(session, 'DISCHARGE_CHECKLIST')) {
    shown.push('home');
  }
  return shown;
}

/** What the nurse does: the next step large, then entry. */
export function ActionPanel({ session }: { session: SessionView }) {
  const { t } = useTranslation('session');
  const shown = tabs(session);
  const [chosen, setChosen] = useState<Tab | null>(null);
  const tab = chosen && shown.includes(chosen) ? chosen : shown[0];
  const observations = session.observations.filter(({ supersededBy }) => !supersededBy);
  const place = { id: session.id, chair: session.chair.name, last: lastMeasured(observations), due: session.nextSet?.signs ?? [] };
  const open = session.sideEffects.filter(({ resolvedAt, supersededBy, retracted }) => !resolvedAt && !supersededBy && !retracted);
  return (
    <div className={classes.actions}>
      <NextStep session={session} onGo={setChosen} />
      {shown.length > 1 && (
        <SegmentedControl
          aria-label={t('tab.label')}
          fullWidth
          size="md"
          value={tab}
          onChange={(value) => setChosen(value as Tab)}
          data={shown.map((value) => ({ value, label: t(`tab.${value}`) }))}
        />
      )}
      {tab === 'vitals' && <VitalsPad place={place} />}
      {tab === 'effects' && <SideEffects place={place} open={open.map(({ id, title }) => ({ id, title }))} />}
      {tab === 'checklist' && <Checklist session={session} />}
      {tab === 'home' && <GoingHome session={session} />}
      <Corrections session={session} />
      <UnsentList sessionId={session.id} />
    </div>
  );
}
