import { Alert, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clockTime } from '@/lib/time';
import { ForeignTimes, WithinClinic } from '@/ui/ClinicOf';
import { Failed, Loading } from '@/ui/states';
import { Age, Value } from '@/ui/values';
import { VitalsPad } from './entry/VitalsPad';
import { SideEffects } from './entry/SideEffects';
import shared from './shared.module.css';
import { UnsentList } from './list/UnsentList';
import { chairMemory } from './useSession';

interface OfflineChairProps {
  sessionId: string;
  error: unknown;
  retry: () => void;
}

/** A chair after a restart without a network: what this device remembers, and the entry of what happens. */
export function OfflineChair({ sessionId, error, retry }: OfflineChairProps) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const memory = useQuery({ queryKey: ['chair-memory', sessionId], queryFn: () => chairMemory(sessionId) });
  if (memory.isPending) {
    return <Loading />;
  }
  const chair = memory.data;
  if (!chair) {
    return <Failed error={error} retry={retry} />;
  }
  const place = { id: chair.sessionId, chair: chair.chair, last: chair.last, due: chair.nextSet?.signs ?? [] };
  return (
    <WithinClinic clinic={chair.clinic}>
      <div className={shared.page}>
        <header className={shared.head}>
          <Title order={1} size="h3">
            {chair.chair} · {chair.patient}
          </Title>
          <ForeignTimes clinicId={chair.clinic.id} />
          {chair.pressureAt && (
            <Text className="num">
              <Value value={chair.last?.systolic} label={tc('sign.systolic')} />/
              <Value value={chair.last?.diastolic} unit={tc('unit.mmHg')} label={tc('sign.diastolic')} /> · <Age at={chair.pressureAt} />
            </Text>
          )}
        </header>
        <Alert color="gray" variant="outline" mb="sm" role="status">
          {t('asOf', { time: clockTime(chair.rememberedAt, chair.clinic.timeZone) })}
        </Alert>
        <div className={shared.columns}>
          <div className={shared.picture}>
            <SideEffects place={place} open={chair.openSideEffects} />
            <UnsentList sessionId={sessionId} />
          </div>
          <VitalsPad place={place} />
        </div>
      </div>
    </WithinClinic>
  );
}
