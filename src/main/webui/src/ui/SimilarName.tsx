import { Badge } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A warning beside a name that is easily taken for another one of the day. */
export function SimilarName() {
  const { t } = useTranslation();
  return (
    <Badge component="span" variant="outline" color="gray" radius="sm" leftSection={<IconAlertTriangle size={12} aria-hidden />}>
      {t('similarName')}
    </Badge>
  );
}
