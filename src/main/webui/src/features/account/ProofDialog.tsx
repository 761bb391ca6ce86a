import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Proof as Wanted } from '@/lib/api/client';
import { useMe } from '@/lib/me';
import { knowsPasskeys } from '@/lib/passkeys';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { useOwnIdentity } from '@/lib/providers';
import { FormButtons } from '@/ui/FormButtons';
import { SecretInput } from '@/ui/SecretInput';
import { Loading, ProblemAlert } from '@/ui/states';
import { FactorProof, PasskeyProof } from './FactorProof';
import { ProviderProof } from './ProviderProof';
import { useSecondFactors } from './useSecondFactors';

/** Above the dialog in which the signature is. */
const ABOVE = 400;

interface ProofProps {
  onProven: () => void;
  onCancel: () => void;
}

/** Takes what shows that it is the person: a password, a PIN or a second factor; or a second factor alone. */
export function ProofDialog({ proof, onProven, onCancel }: ProofProps & { proof: Wanted }) {
  const { t } = useTranslation('account');
  return (
    <Modal opened onClose={onCancel} title={t('sign.title')} zIndex={ABOVE}>
      {proof === 'factor' ? <FactorProof onProven={onProven} onCancel={onCancel} /> : <Ways onProven={onProven} onCancel={onCancel} />}
    </Modal>
  );
}

/** A PIN of this device is quicker than a provider; who signs in at one has no password. */
function Ways({ onProven, onCancel }: ProofProps) {
  const me = useMe();
  const device = useQuery({ queryKey: ['device'], queryFn: () => body(api.GET('/api/auth/device')) });
  const hasPin = device.data?.people.some(({ staffId }) => staffId === me.id) ?? false;
  const identity = useOwnIdentity();
  const provider = identity.data?.provider;
  if (identity.isPending) {
    return <Loading rows={1} height={56} />;
  }
  return provider && !hasPin ? (
    <ProviderProof provider={provider} onProven={onProven} onCancel={onCancel} />
  ) : (
    <Proof hasPin={hasPin} hasPassword={!provider} onProven={onProven} onCancel={onCancel} />
  );
}

function Proof({ hasPin, hasPassword, onProven, onCancel }: ProofProps & { hasPin: boolean; hasPassword: boolean }) {
  const { t } = useTranslation('account');
  const me = useMe();
  const [byPassword, setByPassword] = useState(false);
  const by = hasPin && !byPassword ? 'pin' : 'password';
  const [secret, setSecret] = useState('');
  const prove = useMutation({
    mutationFn: (typed: string) =>
      body(api.POST('/api/me/reauthentication', { body: { password: null, pin: null, code: null, passkey: null, [by]: typed } })),
    meta: { quiet: true },
    gcTime: 0,
  });
  const wrong = prove.error instanceof Refused ? prove.error.fields()[by] : undefined;
  const hasPasskey = (useSecondFactors().data?.passkeys.length ?? 0) > 0 && knowsPasskeys();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // the form of the signature is around it in React's tree
        event.stopPropagation();
        perform(prove, secret, { onSuccess: onProven });
        setSecret('');
      }}
      noValidate
    >
      <Stack>
        <Text>{t('sign.text', { name: me.name })}</Text>
        <SecretInput
          key={by}
          label={t(by === 'pin' ? 'locked.pin' : 'password')}
          inputMode={by === 'pin' ? 'numeric' : undefined}
          autoComplete={by === 'pin' ? 'off' : 'current-password'}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          error={wrong}
          data-autofocus
        />
        <ProblemAlert error={prove.error} except={['password', 'pin']} />
        <FormButtons doLabel={t('sign.do')} pending={prove.isPending} disabled={secret === ''} onCancel={onCancel} />
        {((hasPin && hasPassword && !byPassword) || hasPasskey) && (
          <Group>
            {hasPin && hasPassword && !byPassword && (
              <Button variant="subtle" onClick={() => setByPassword(true)}>
                {t('sign.byPassword')}
              </Button>
            )}
            {hasPasskey && <PasskeyProof onProven={onProven} />}
          </Group>
        )}
      </Stack>
    </form>
  );
}
