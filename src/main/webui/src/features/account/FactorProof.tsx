import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import { knowsPasskeys, showPasskey } from '@/lib/passkeys';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { FormButtons } from '@/ui/FormButtons';
import { Loading, ProblemAlert } from '@/ui/states';
import { PasskeyProblem } from './PasskeyProblem';
import { useSecondFactors } from './useSecondFactors';

const NOTHING = { password: null, pin: null, code: null, passkey: null };

/** A button by which somebody signed in shows one of their passkeys. */
export function PasskeyProof({ onProven }: { onProven: () => void }) {
  const { t } = useTranslation('account');
  const prove = useMutation({
    mutationFn: async () => {
      const passkey = await showPasskey(await body(api.POST('/api/me/reauthentication/passkey-options')));
      return body(api.POST('/api/me/reauthentication', { body: { ...NOTHING, passkey } }));
    },
    meta: { quiet: true },
    gcTime: 0,
  });
  return (
    <Stack gap="xs">
      <Button variant="default" loading={prove.isPending} onClick={() => perform(prove, undefined, { onSuccess: onProven })}>
        {t('passkey.use')}
      </Button>
      <PasskeyProblem error={prove.error} />
    </Stack>
  );
}

/** Takes a second factor of somebody who is about to change theirs: their app's code, or a passkey. */
export function FactorProof({ onProven, onCancel }: { onProven: () => void; onCancel: () => void }) {
  const { t } = useTranslation('account');
  const { t: tc } = useTranslation();
  const own = useSecondFactors();
  const [code, setCode] = useState('');
  const prove = useMutation({
    mutationFn: (typed: string) => body(api.POST('/api/me/reauthentication', { body: { ...NOTHING, code: typed } })),
    meta: { quiet: true },
    gcTime: 0,
  });
  if (own.isPending) {
    return <Loading rows={1} height={56} />;
  }
  const wrong = prove.error instanceof Refused ? prove.error.fields().code : undefined;
  const passkeys = (own.data?.passkeys.length ?? 0) > 0 && knowsPasskeys();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        perform(prove, code, { onSuccess: onProven });
        setCode('');
      }}
      noValidate
    >
      <Stack>
        <Text>{t('sign.factorText')}</Text>
        {passkeys && <PasskeyProof onProven={onProven} />}
        {own.data?.authenticatorApp ? (
          <>
            <TextInput
              label={t('step.code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              error={wrong}
              data-autofocus
            />
            <ProblemAlert error={prove.error} except={['code']} />
            <FormButtons doLabel={t('sign.do')} pending={prove.isPending} disabled={code === ''} onCancel={onCancel} />
          </>
        ) : (
          <Group>
            <Button variant="default" onClick={onCancel}>
              {tc('action.cancel')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
