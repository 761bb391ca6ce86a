import { useTranslation } from 'react-i18next';
import type { ClinicView } from '@/lib/api/schema';
import { done } from '@/ui/notice';
import { ClinicForm } from './ClinicForm';
import { ClinicFrame } from './ClinicFrame';
import { useChangeClinic } from './useClinics';

function Settings({ clinic, onReload }: { clinic: ClinicView; onReload: () => void }) {
  const { t } = useTranslation('clinics');
  const change = useChangeClinic(clinic);
  return (
    <ClinicForm
      clinic={clinic}
      submitLabel={t('save')}
      pending={change.isPending}
      error={change.error}
      onReload={onReload}
      onSubmit={(request, _key, onError) => change.mutate(request, { onSuccess: () => done(t('saved')), onError })}
    />
  );
}

/** The settings of one clinic. */
export function SettingsPage() {
  return <ClinicFrame title={(name) => name}>{(clinic, reload) => <Settings key={`${clinic.id}-${clinic.version}`} clinic={clinic} onReload={reload} />}</ClinicFrame>;
}
