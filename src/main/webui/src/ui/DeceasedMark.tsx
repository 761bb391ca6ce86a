import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A mark beside the name of a patient who has died. */
export function DeceasedMark() {
  const { t } = useTranslation();
  return (
    <Badge component="span" variant="outline" color="gray" radius="sm">
      {t('deceased')}
    </Badge>
  );
}
