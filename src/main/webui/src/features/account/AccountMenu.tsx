import { ActionIcon, Menu, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { IconKey, IconLock, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language, speak } from '@/lib/i18n';
import { useMe } from '@/lib/me';
import { useOutbox } from '@/lib/outbox';
import { LeaveSure } from './LeaveSure';
import { PinForm } from './PinForm';
import { useHasPin, useLock } from './useIdleLock';
import { useSignOut } from './useSignOut';

function Choices() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
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
  );
}

/** Who is signed in, and what is theirs to choose. */
export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const unsent = useOutbox().filter(({ authorId }) => authorId === me.id).length;
  const hasPin = useHasPin();
  const lock = useLock();
  const signOut = useSignOut();
  const [shown, setShown] = useState<'pin' | 'leave' | null>(null);
  return (
    <>
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <ActionIcon aria-label={t('user.menu', { name: me.name })}>
            <IconUserCircle aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Choices />
          <Menu.Divider />
          <Menu.Item mih={44} leftSection={<IconKey size={18} aria-hidden />} onClick={() => setShown('pin')}>
            {t('user.setPin')}
          </Menu.Item>
          {hasPin && (
            <Menu.Item mih={44} leftSection={<IconLock size={18} aria-hidden />} onClick={() => void lock()}>
              {t('user.lock')}
            </Menu.Item>
          )}
          <Menu.Item mih={44} leftSection={<IconLogout size={18} aria-hidden />} onClick={() => (unsent > 0 ? setShown('leave') : void signOut())}>
            {t('user.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {shown === 'pin' && <PinForm onClose={() => setShown(null)} />}
      {shown === 'leave' && <LeaveSure unsent={unsent} onStay={() => setShown(null)} onLeave={() => void signOut()} />}
    </>
  );
}
