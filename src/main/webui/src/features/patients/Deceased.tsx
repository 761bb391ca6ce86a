import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeathView, PatientView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { perform } from '@/lib/perform';
import { useStaffNames } from '@/lib/staff';
import { dayAndTime, partialDate } from '@/lib/time';
import { done } from '@/ui/notice';
import { ReasonModal } from '@/ui/ReasonModal';
import { useDeaths, useRetractDeath } from './useDeaths';

/** Says that the patient has died, since when and by whose word; a record made in error can be retracted. */
export function Deceased({ patient, mayRetract }: { patient: PatientView; mayRetract: boolean }) {
  const { t, i18n } = useTranslation('patients');
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const deaths = useDeaths(patient.id);
  const retract = useRetractDeath(patient);
  const [asked, setAsked] = useState<DeathView | null>(null);
  const close = () => {
    setAsked(null);
    retract.reset();
  };
  const inForce = deaths.data?.filter(({ retractedAt }) => retractedAt === null) ?? [];
  const title = patient.diedOn
    ? t('death.deceasedOn', { date: partialDate(patient.diedOn, i18n.language) })
    : `${t('death.deceased')} (${t('death.dateUnknown')})`;
  return (
    <Alert color="gray" variant="outline" title={title}>
      {inForce.map((death) => (
        <Group key={death.id} justify="space-between">
          <Text>
            {t('death.recorded', {
              when: dayAndTime(death.createdAt, timeZone, i18n.language),
              who: nameOf(death.createdBy) ?? '…',
            })}
          </Text>
          {mayRetract && (
            <Button variant="default" onClick={() => setAsked(death)}>
              {t('death.retract')}
            </Button>
          )}
        </Group>
      ))}
      <ReasonModal
        opened={asked !== null}
        title={t('death.retract')}
        text={t('death.retractText')}
        reasonLabel={t('death.retractReason')}
        doLabel={t('death.retract')}
        keepLabel={t('death.keep')}
        pending={retract.isPending}
        error={retract.error}
        onDo={(reason, key, onError) =>
          asked &&
          perform(
            retract,
            { deathId: asked.id, reason, key },
            {
              onError,
              onSuccess: () => {
                done(t('death.retracted'));
                close();
              },
            },
          )
        }
        onClose={close}
      />
    </Alert>
  );
}
