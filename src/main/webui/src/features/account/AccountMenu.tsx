import { ActionIcon, Menu, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api/client';
import { LANGUAGES, type Language, speak } from '@/lib/i18n';
import { ME, useMe } from '@/lib/me';
import { refusal } from '@/ui/notice';

/** Who is signed in, and what is theirs to choose. */
export function AccountMenu() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  async function signOut() {
    try {
      await api.POST('/api/auth/logout');
      queries.clear();
      queries.setQueryData(ME, null);
    } catch (error) {
      refusal(error);
    }
  }

  return (
    <Menu position="bottom-end" width={280} closeOnItemClick>
      <Menu.Target>
        <ActionIcon aria-label={t('user.menu', { name: me.name })}>
          <IconUserCircle aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={4} p="sm">
          <Text fw={650}>{me.name}</Text>
          <Text size="sm" className="dim">
            {me.roles.map((role) => t(`role.${role}`)).join(', ')} · {me.organization.name}
          </Text>
          <SegmentedControl
            aria-label={t('user.theme')}
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}
            data={[
              { value: 'light', label: t('user.light') },
              { value: 'dark', label: t('user.dark') },
              { value: 'auto', label: t('user.system') },
            ]}
          />
          <SegmentedControl
            aria-label={t('user.language')}
            value={i18n.language}
            onChange={(language) => void speak(language as Language)}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          />
        </Stack>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void signOut()} mih={44}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
