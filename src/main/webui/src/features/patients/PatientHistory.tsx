import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import { RecordHistory } from '@/ui/RecordHistory';

/** A value as text: lists joined, nothing as a dash. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return '–';
  }
  if (Array.isArray(value)) {
    return value.map(shown).join(', ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Who changed the patient's record, and from what to what. */
export function PatientHistory({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patients');
  return (
    <RecordHistory
      title={t('history.title')}
      first={t('history.first')}
      queryKey={['patient-history', patientId]}
      read={(query) => body(api.GET('/api/patients/{id}/history', { params: { path: { id: patientId }, query } }))}
      fieldName={(field) => t(`field.${field}`, { defaultValue: field })}
      shown={(_, value) => shown(value)}
    />
  );
}
