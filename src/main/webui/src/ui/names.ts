import { useTranslation } from 'react-i18next';
import { fullName } from '@/lib/patients';
import { plainDate } from '@/lib/time';

interface Identified {
  familyName: string;
  givenName: string;
  birthDate: string;
  deceased?: boolean;
}

/** `Okafor, Ngozi, born Mar 28, 2001`: two identifiers, wherever something is decided about a patient. */
export function useIdentity(): (patient: Identified) => string {
  const { t, i18n } = useTranslation();
  return (patient) => {
    const identity = t('identity', { name: fullName(patient), date: plainDate(patient.birthDate, i18n.language) });
    return patient.deceased ? `${identity} (${t('deceased')})` : identity;
  };
}
