import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInProvider } from '@/lib/api/schema';
import { useMe } from '@/lib/me';
import { perform } from '@/lib/perform';
import { useProviderProof } from '@/lib/providers';
import { hear } from '@/lib/tabs';
import { ProblemAlert } from '@/ui/states';

interface ProviderProofProps {
  provider: SignInProvider;
  onProven: () => void;
  onCancel: () => void;
}

/** Somebody who signs in at a provider shows there that it is they, in a window beside this one: what they have entered here stays. */
export function ProviderProof({ provider, onProven, onCancel }: ProviderProofProps) {
  const { t } = useTranslation('account');
  const { t: tc } = useTranslation();
  const me = useMe();
  const proof = useProviderProof();
  const [gone, setGone] = useState(false);
  useEffect(() => hear('proven', onProven), [onProven]);
  const go = () => {
    // opened with the click: browsers refuse a window that opens later
    const beside = window.open('about:blank', '_blank', 'popup,width=520,height=720');
    perform(proof, provider.id, {
      onSuccess: ({ location }) => {
        setGone(true);
        if (beside) {
          beside.location.href = location;
        }
      },
      onError: () => beside?.close(),
    });
  };
  return (
    <Stack>
      <Text>{t('provider.proofText', { name: me.name, provider: provider.name })}</Text>
      {gone && <Text role="status">{t('provider.proofWaits')}</Text>}
      <ProblemAlert error={proof.error} />
      <Group>
        <Button onClick={go} loading={proof.isPending} data-autofocus>
          {t('provider.proof', { provider: provider.name })}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {tc('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
