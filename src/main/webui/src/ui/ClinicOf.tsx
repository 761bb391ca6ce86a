import { Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ClinicContext, useClinicChoice, useClinicOf, type ChosenClinic } from '@/lib/me';

/** Beneath it every time is this clinic's, whichever is chosen in the header. */
export function WithinClinic({ clinic, children }: { clinic: ChosenClinic; children: ReactNode }) {
  const around = useClinicChoice();
  const choice = useMemo(() => ({ ...around, clinic }), [around, clinic]);
  return <ClinicContext value={choice}>{children}</ClinicContext>;
}

/** The same by the clinic's id. */
export function ClinicOf({ id, children }: { id: string; children: ReactNode }) {
  return <WithinClinic clinic={useClinicOf(id)}>{children}</WithinClinic>;
}

/** Says whose times these are, where the session is not of the clinic chosen in the header. */
export function ForeignTimes({ clinicId }: { clinicId: string }) {
  const { t } = useTranslation();
  const { clinic, chosen } = useClinicChoice();
  return clinicId === chosen.id ? null : (
    <Text span size="sm" className="dim">
      {t('timesOf', { clinic: clinic.name, zone: clinic.timeZone })}
    </Text>
  );
}
