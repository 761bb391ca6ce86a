import { Button, Drawer, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import {
  IconDeviceMobileMessage,
  IconDevices,
  IconDoorEnter,
  IconId,
  IconKey,
  IconLock,
  IconLogout,
  IconPassword,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api/client';
import { LANGUAGES, type Language, speak } from '@/lib/i18n';
import { useMe } from '@/lib/me';
import { useOutbox } from '@/lib/outbox';
import { perform } from '@/lib/perform';
import { leaveFor, providerSignOut, useLinkProvider, useOwnIdentity } from '@/lib/providers';
import { refusal } from '@/ui/notice';
import { ChangePassword } from './ChangePassword';
import { EnterClinic } from './EnterClinic';
import { LeaveSure } from './LeaveSure';
import { PinForm } from './PinForm';
import { SecondFactors } from './SecondFactors';
import { SignIns } from './SignIns';
import { useLock, useOwnPin } from './useIdleLock';
import { useSignOut } from './useSignOut';

function Choices() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: async (language: Language) => {
      await speak(language);
      await api.PUT('/api/me/language', { body: { language } });
    },
    // the server's messages are in the previous language
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <>
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
        onChange={(language) => choose.mutate(language as Language)}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
      />
    </>
  );
}

/** Who is signed in, what is theirs to choose, and the ways out. */
export function AccountDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { t: ta } = useTranslation('account');
  const me = useMe();
  const own = useOutbox().filter(({ authorId }) => authorId === me.id);
  const unsent = own.length;
  const unsaved = own.some((entry) => entry.unsaved);
  const pin = useOwnPin();
  const lock = useLock();
  const signOut = useSignOut();
  const identity = useOwnIdentity();
  const provider = identity.data?.provider;
  const link = useLinkProvider();
  const signOutThere = async () => {
    const location = await providerSignOut();
    await signOut();
    if (location) {
      leaveFor(location);
    }
  };
  const [shown, setShown] = useState<'enter' | 'pin' | 'leave' | 'password' | 'factors' | 'signIns' | null>(null);
  return (
    <>
      <Drawer opened onClose={onClose} position="right" size={340} title={me.name}>
        <Stack gap="sm">
          <Text size="sm" className="dim">
            {me.roles.map((role) => t(`role.${role}`)).join(', ')} · {me.organization.name}
          </Text>
          <Choices />
          {!provider && (
            <Button variant="default" leftSection={<IconPassword size={18} aria-hidden />} onClick={() => setShown('password')}>
              {t('user.changePassword')}
            </Button>
          )}
          {identity.isSuccess && !provider && (
            <Button variant="default" leftSection={<IconDeviceMobileMessage size={18} aria-hidden />} onClick={() => setShown('factors')}>
              {t('user.secondFactors')}
            </Button>
          )}
          {identity.data?.linkable.map(({ id, name }) => (
            <Button
              key={id}
              variant="default"
              leftSection={<IconId size={18} aria-hidden />}
              onClick={() => perform(link, id, { onSuccess: ({ location }) => leaveFor(location) })}
            >
              {ta('provider.link', { name })}
            </Button>
          ))}
          <Button variant="default" leftSection={<IconDevices size={18} aria-hidden />} onClick={() => setShown('signIns')}>
            {t('user.signIns')}
          </Button>
          {me.otherClinics.length > 0 && me.roles.some((role) => role === 'NURSE' || role === 'CLINICIAN') && (
            <Button variant="default" leftSection={<IconDoorEnter size={18} aria-hidden />} onClick={() => setShown('enter')}>
              {ta('enter.title')}
            </Button>
          )}
          {pin.maySet && (
            <Button variant="default" leftSection={<IconKey size={18} aria-hidden />} onClick={() => setShown('pin')}>
              {t('user.setPin')}
            </Button>
          )}
          {pin.has && (
            <Button variant="default" leftSection={<IconLock size={18} aria-hidden />} onClick={() => void lock().then(onClose)}>
              {t('user.lock')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconLogout size={18} aria-hidden />}
            onClick={() => (unsent > 0 ? setShown('leave') : void signOut())}
          >
            {t('user.signOut')}
          </Button>
          {provider && unsent === 0 && (
            <Button variant="default" leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void signOutThere().catch(refusal)}>
              {ta('provider.signOut', { name: provider.name })}
            </Button>
          )}
        </Stack>
      </Drawer>
      {shown === 'enter' && <EnterClinic onClose={onClose} />}
      {shown === 'pin' && <PinForm onClose={onClose} />}
      {shown === 'password' && <ChangePassword onClose={onClose} />}
      {shown === 'factors' && <SecondFactors onClose={() => setShown(null)} />}
      {shown === 'signIns' && <SignIns unsent={unsent} onClose={() => setShown(null)} />}
      {shown === 'leave' && <LeaveSure unsent={unsent} unsaved={unsaved} onStay={() => setShown(null)} onLeave={() => void signOut()} />}
    </>
  );
}
