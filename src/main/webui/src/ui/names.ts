import { useTranslation } from 'react-i18next';
import { fullName } from '@/lib/patients';
import { partialDate } from '@/lib/time';

interface Born {
  /** As far as it is known: `1975-06`; or why it is not. */
  birthDateKnown: string;
}

interface Identified extends Born {
  familyName: string;
  givenName: string | null;
  deceased?: boolean;
}

const DAY = 10;

/** `Jun 12, 1975`, `about 1975`, or that the date is unknown: never a day that was made up. */
export function useBirthDate(): (patient: Born) => string {
  const { t, i18n } = useTranslation();
  return ({ birthDateKnown }) => {
    if (birthDateKnown === 'UNKNOWN' || birthDateKnown === 'DECLINED') {
      return t(`birthDate.${birthDateKnown}`);
    }
    const date = partialDate(birthDateKnown, i18n.language);
    return birthDateKnown.length === DAY ? date : t('birthDate.about', { date });
  };
}

/** `Okafor, Ngozi, born Mar 28, 2001`: two identifiers, wherever something is decided about a patient. */
export function useIdentity(): (patient: Identified) => string {
  const { t } = useTranslation();
  const born = useBirthDate();
  return (patient) => {
    const identity = t('identity', { name: fullName(patient), date: born(patient) });
    return patient.deceased ? `${identity} (${t('deceased')})` : identity;
  };
}

/** `51 years`, `about 51 years`; null where the age is unknown. */
export function useAge(): (age: { years: number; about: boolean } | null) => string | null {
  const { t } = useTranslation();
  return (age) => {
    if (!age) {
      return null;
    }
    const years = t('years', { count: age.years });
    return age.about ? t('aboutYears', { years }) : years;
  };
}
