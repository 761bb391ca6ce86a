import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api/client';
import type { SecondStep as Step } from '@/lib/api/schema';
import { knowsPasskeys, signInWithPasskey } from '@/lib/passkeys';
import { perform } from '@/lib/perform';
import { Refused, Unreachable } from '@/lib/problem';
import { wordsOf } from '@/ui/states';
import { PasskeyProblem } from './PasskeyProblem';

/** The password was too long ago, or has been changed. */
const ENDED = 'second-factor.pending-ended';

/** Signs in with a passkey: alone, or after a password. */
export function PasskeyButton({ secondStep, onSignedIn }: { secondStep: boolean; onSignedIn: () => void }) {
  const { t } = useTranslation('account');
  const signIn = useMutation({ mutationFn: () => signInWithPasskey(secondStep), meta: { quiet: true } });
  if (!knowsPasskeys()) {
    return null;
  }
  return (
    <>
      <Button variant="default" size="md" loading={signIn.isPending} onClick={() => perform(signIn, undefined, { onSuccess: onSignedIn })}>
        {t(secondStep ? 'passkey.use' : 'passkey.signIn')}
      </Button>
      <PasskeyProblem error={signIn.error} />
    </>
  );
}

interface SecondStepProps {
  step: Step;
  onSignedIn: () => void;
  onBack: () => void;
}

/** What comes after a right password where the account has a second factor. */
export function SecondStep({ step, onSignedIn, onBack }: SecondStepProps) {
  const { t } = useTranslation('account');
  const has = (factor: Step['secondFactors'][number]) => step.secondFactors.includes(factor);
  const [recovering, setRecovering] = useState(!has('CODE') && !has('PASSKEY'));
  const [typed, setTyped] = useState('');
  const show = useMutation({
    mutationFn: (code: string) =>
      api.POST('/api/auth/second-factor', { body: { code: recovering ? null : code, recoveryCode: recovering ? code : null } }),
    meta: { quiet: true },
    gcTime: 0,
  });
  const byCode = recovering ? has('RECOVERY_CODE') : has('CODE');
  const turn = () => {
    setRecovering(!recovering);
    setTyped('');
    show.reset();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        perform(show, typed, { onSuccess: onSignedIn });
        setTyped('');
      }}
      noValidate
    >
      <Stack>
        <Text>{t('step.text')}</Text>
        {has('PASSKEY') && <PasskeyButton secondStep onSignedIn={onSignedIn} />}
        {byCode && (
          <>
            <TextInput
              key={String(recovering)}
              label={t(recovering ? 'step.recovery' : 'step.code')}
              description={recovering ? t('step.recoveryHint') : undefined}
              inputMode={recovering ? 'text' : 'numeric'}
              autoComplete={recovering ? 'off' : 'one-time-code'}
              autoCapitalize="none"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              data-autofocus
            />
            {show.error && <Text role="alert">{words(show.error)}</Text>}
            <Button type="submit" size="md" loading={show.isPending} disabled={typed.trim() === ''}>
              {t('signIn')}
            </Button>
          </>
        )}
        {has('RECOVERY_CODE') && (has('CODE') || has('PASSKEY')) && (
          <Button variant="subtle" onClick={turn}>
            {t(recovering ? 'step.byOther' : 'step.byRecovery')}
          </Button>
        )}
        <Button variant="subtle" onClick={onBack}>
          {t('step.back')}
        </Button>
      </Stack>
    </form>
  );

  function words(error: unknown): string {
    if (error instanceof Unreachable) {
      return t('offline');
    }
    const refused = error instanceof Refused ? error : null;
    return refused?.status === 429 ? t('tooMany') : refused?.problem.code === ENDED ? t('step.ended') : wordsOf(error);
  }
}
