import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/lib/api/schema';

export const ROLES: Role[] = ['NURSE', 'SCHEDULER', 'CLINICIAN', 'ADMIN'];

interface RoleFieldsProps {
  value?: Role[];
  error?: React.ReactNode;
  onChange?: (roles: Role[]) => void;
}

/** What a person may do. */
export function RoleFields({ value = [], error, onChange }: RoleFieldsProps) {
  const { t } = useTranslation('admin');
  return (
    <Checkbox.Group
      label={t('staff.roles')}
      description={t('staff.rolesHint')}
      value={value}
      error={error}
      onChange={(roles) => onChange?.(roles as Role[])}
      withAsterisk
    >
      <Stack gap={4} mt="xs">
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={t(`staff.roleOf.${role}`)} description={t(`staff.roleDoes.${role}`)} py={6} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
