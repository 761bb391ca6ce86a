import { Button, Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api/client';
import type { DevicePersonView } from '@/lib/api/schema';
import { settleSignOut } from '@/lib/owedSignOut';
import { Choice } from '@/ui/Choice';
import { SecretInput } from '@/ui/SecretInput';
import { ProblemAlert } from '@/ui/states';
import { useDocumentTitle } from '@/ui/useDocumentTitle';

interface LockScreenProps {
  people: DevicePersonView[];
  onUnlocked: () => void;
  onPassword: () => void;
}

/** The tablet is locked: a person who set a PIN here takes it over quickly. */
export function LockScreen({ people, onUnlocked, onPassword }: LockScreenProps) {
  const { t } = useTranslation('account');
  const [person, setPerson] = useState<DevicePersonView | null>(people.length === 1 ? (people[0] ?? null) : null);
  useDocumentTitle(t('locked.title'));
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper className="surface" p="xl" w="100%" maw={420}>
        <Stack>
          <Title order={1} size="h2">
            {t('locked.title')}
          </Title>
          <Text>{t('locked.who')}</Text>
          {people.map((one) => (
            <Choice key={one.staffId} on={person?.staffId === one.staffId} mih={56} onClick={() => setPerson(one)}>
              {one.name}
            </Choice>
          ))}
          {person && <PinEntry key={person.staffId} person={person} onUnlocked={onUnlocked} />}
          <Button variant="subtle" onClick={onPassword}>
            {t('locked.another')}
          </Button>
        </Stack>
      </Paper>
    </Center>
  );
}

function PinEntry({ person, onUnlocked }: { person: DevicePersonView; onUnlocked: () => void }) {
  const { t } = useTranslation('account');
  const [pin, setPin] = useState('');
  const unlock = useMutation({
    mutationFn: async (typed: string) => {
      await settleSignOut();
      return api.POST('/api/auth/unlock', { body: { staffId: person.staffId, pin: typed } });
    },
    onSuccess: onUnlocked,
    meta: { quiet: true },
  });
  const digit = (value: string) => (
    <Button key={value} variant="default" mih={56} flex="1 0 30%" onClick={() => setPin((before) => (before + value).slice(0, 8))}>
      {value}
    </Button>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        unlock.mutate(pin);
        setPin('');
      }}
    >
      <Stack gap="xs">
        <Text>{t('locked.pinOf', { name: person.name })}</Text>
        <SecretInput
          label={t('locked.pin')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
          autoFocus
        />
        <Group gap={6}>
          {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(digit)}
          <Button variant="default" mih={56} flex="1 0 30%" onClick={() => setPin('')}>
            {t('locked.erase')}
          </Button>
          {digit('0')}
          <Button type="submit" mih={56} flex="1 0 30%" loading={unlock.isPending} disabled={pin.length < 4}>
            {t('locked.unlock')}
          </Button>
        </Group>
        <ProblemAlert error={unlock.error} />
      </Stack>
    </form>
  );
}
