import { useTranslation } from 'react-i18next';
import type { ClinicView } from '@/lib/api/schema';
import { perform } from '@/lib/perform';
import { Begun } from '@/ui/Begun';
import { done } from '@/ui/notice';
import { ClinicForm } from './ClinicForm';
import { ClinicFrame } from './ClinicFrame';
import { useChangeClinic } from './useClinics';

function Settings({ clinic, onReload, onSaved }: { clinic: ClinicView; onReload: () => void; onSaved: (clinic: ClinicView) => void }) {
  const { t } = useTranslation('clinics');
  const change = useChangeClinic(clinic);
  return (
    <ClinicForm
      clinic={clinic}
      submitLabel={t('save')}
      pending={change.isPending}
      error={change.error}
      onReload={onReload}
      onSubmit={(request, _key, onError) =>
        perform(change, request, {
          onSuccess: (saved) => {
            onSaved(saved);
            done(t('saved'));
          },
          onError,
        })
      }
    />
  );
}

/** The settings of one clinic. */
export function SettingsPage() {
  return (
    <ClinicFrame title={(name) => name}>
      {(clinic, reload) => (
        <Begun key={clinic.id} latest={clinic}>
          {(begun, begin) => <Settings key={begun.version} clinic={begun} onReload={() => void reload().then(begin)} onSaved={begin} />}
        </Begun>
      )}
    </ClinicFrame>
  );
}
