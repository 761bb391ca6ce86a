import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Role, RoleRule } from '@/lib/api/schema';

const ROLES: Role[] = ['NURSE', 'SCHEDULER', 'CLINICIAN', 'ADMIN'];

export const NEW_RULE: RoleRule = { claim: '', value: '', role: 'NURSE' };

interface RoleRulesProps {
  rules: RoleRule[];
  errors: Record<string, unknown>;
  onChange: (rules: RoleRule[]) => void;
}

/** Which claim gives which role; `errors` are those of the form, by `roleRules[0].claim`. */
export function RoleRules({ rules, errors, onChange }: RoleRulesProps) {
  const { t } = useTranslation('admin');
  const { t: tc } = useTranslation();
  const change = (at: number, part: Partial<RoleRule>) => onChange(rules.map((rule, i) => (i === at ? { ...rule, ...part } : rule)));
  const errorAt = (at: number, field: string) => {
    const found = errors[`roleRules[${at}].${field}`];
    return typeof found === 'string' ? found : undefined;
  };
  return (
    <Stack gap="xs" role="group" aria-label={t('providers.roles')}>
      <Text fw={500}>{t('providers.roles')}</Text>
      {rules.map((rule, at) => (
        <Group key={at} align="end" wrap="nowrap">
          <TextInput
            label={t('providers.claim')}
            placeholder={t('providers.claimHint')}
            value={rule.claim}
            error={errorAt(at, 'claim')}
            onChange={(event) => change(at, { claim: event.currentTarget.value })}
          />
          <TextInput
            label={t('providers.value')}
            value={rule.value}
            error={errorAt(at, 'value')}
            onChange={(event) => change(at, { value: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('providers.role')}
            value={rule.role}
            onChange={(event) => change(at, { role: event.currentTarget.value as Role })}
            data={ROLES.map((role) => ({ value: role, label: tc(`role.${role}`) }))}
          />
          {rules.length > 1 && (
            <ActionIcon
              aria-label={t('providers.removeRule', { number: at + 1 })}
              onClick={() => onChange(rules.filter((_, i) => i !== at))}
            >
              <IconTrash aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      <Group>
        <Button variant="default" onClick={() => onChange([...rules, NEW_RULE])}>
          {t('providers.addRule')}
        </Button>
      </Group>
    </Stack>
  );
}
