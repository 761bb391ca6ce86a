import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import { liveKey } from '@/lib/live';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';

/** Who is notified of a flag now. */
export function OnDuty() {
  const { t } = useTranslation('roster');
  const clinic = useClinic();
  const nameOf = useStaffNames();
  const { data: duty } = useQuery({
    queryKey: liveKey(clinic.id, 'duty'),
    queryFn: () => body(api.GET('/api/clinics/{id}/duty', { params: { path: { id: clinic.id } } })),
    refetchInterval: 60_000,
  });
  if (!duty) {
    return null;
  }
  const name = (id: string) => nameOf(id) ?? t('unknown', { id: id.slice(-4) });
  return (
    <Text>
      {t('onDuty', {
        charge: duty.chargeNurseId ? name(duty.chargeNurseId) : t('everyNurse'),
        clinicians: duty.clinicianIds.length > 0 ? duty.clinicianIds.map(name).join(', ') : t('everyClinician'),
      })}
    </Text>
  );
}
