import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface LockoutWarningProps {
  kind: 'self' | 'last';
  sure: boolean;
  onSure: (sure: boolean) => void;
}

/** Warns people who are about to lose their own admin role. */
export function LockoutWarning({ kind, sure, onSure }: LockoutWarningProps) {
  const { t } = useTranslation('admin');
  return (
    <Alert color="gray" variant="outline" role="alert" icon={<IconAlertTriangle aria-hidden />}>
      <Stack gap="xs">
        <Text>{t(kind === 'last' ? 'staff.ownLast' : 'staff.own')}</Text>
        {kind === 'self' && (
          <Checkbox py={10} label={t('staff.ownSure')} checked={sure} onChange={({ currentTarget }) => onSure(currentTarget.checked)} />
        )}
      </Stack>
    </Alert>
  );
}
