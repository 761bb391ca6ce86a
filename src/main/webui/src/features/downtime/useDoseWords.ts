import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';

/** The ordered dose in a line; where the weight is not known, it says so. */
export function useDoseWords(): (session: SessionView) => string {
  const { t } = useTranslation('downtime');
  return ({ ordered, course: { drug } }) => {
    const order = { perKg: ordered.dosePerKg, drug, minutes: ordered.infusionMinutes };
    return ordered.doseMg === null ? t('doseUnknown', order) : t('dose', { mg: ordered.doseMg, ...order });
  };
}
