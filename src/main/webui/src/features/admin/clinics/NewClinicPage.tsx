import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { perform } from '@/lib/perform';
import { done } from '@/ui/notice';
import { AdminPage } from '../AdminPage';
import { ClinicForm } from './ClinicForm';
import { useOpenClinic } from './useClinics';

/** Adds a clinic; its chairs come next. */
export function NewClinicPage() {
  const { t } = useTranslation('clinics');
  const navigate = useNavigate();
  const open = useOpenClinic();
  return (
    <AdminPage title={t('newTitle')}>
      <ClinicForm
        clinic={null}
        submitLabel={t('create')}
        pending={open.isPending}
        error={open.error}
        onReload={() => open.reset()}
        onSubmit={(clinic, key, onError) =>
          perform(
            open,
            { clinic, key },
            {
              onError,
              onSuccess: ({ id, name }) => {
                done(t('created', { name }));
                void navigate({ to: '/admin/clinics/$clinicId/chairs', params: { clinicId: id } });
              },
            },
          )
        }
      />
    </AdminPage>
  );
}
