import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClinic, useHasRole } from '@/lib/me';
import { Page } from '@/ui/Page';
import { Allowed, Failed, Loading } from '@/ui/states';
import { LimitList } from './LimitList';
import { NewLimit } from './NewLimit';
import { useInForce, useLimits } from './useLimits';

/** The limits that a clinician set for one patient. */
export function LimitsPage() {
  const { t } = useTranslation('limit');
  return (
    <Page title={t('title')}>
      <Allowed roles={['NURSE', 'CLINICIAN']}>
        <Limits />
      </Allowed>
    </Page>
  );
}

function Limits() {
  const { t } = useTranslation('limit');
  const { patientId } = useParams({ from: '/patients/$patientId/limits' });
  const clinic = useClinic();
  const clinician = useHasRole('CLINICIAN');
  const limits = useLimits(patientId);
  const protocols = useInForce(clinic.id);
  if (limits.isPending || protocols.isPending) {
    return <Loading />;
  }
  if (!limits.data) {
    return <Failed error={limits.error} retry={() => void limits.refetch()} />;
  }
  return (
    <>
      <Text mb="sm">
        {t('explain')} {!clinician && t('clinician')}
      </Text>
      <LimitList limits={limits.data} protocols={protocols.data ?? []} />
      {protocols.isError && <Failed error={protocols.error} retry={() => void protocols.refetch()} />}
      {clinician && protocols.data && <NewLimit patientId={patientId} protocols={protocols.data} />}
    </>
  );
}
