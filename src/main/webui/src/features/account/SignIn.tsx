import { Alert, Button, Center, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api/client';
import type { SecondStep as SecondStepOf } from '@/lib/api/schema';
import { settleSignOut } from '@/lib/owedSignOut';
import { Refused, Unreachable } from '@/lib/problem';
import { SecretInput } from '@/ui/SecretInput';
import { wordsOf } from '@/ui/states';
import { useDocumentTitle } from '@/ui/useDocumentTitle';
import { useNeeded } from '@/ui/useNeeded';
import { PasskeyButton, SecondStep } from './SecondStep';
import { SignInProblemAlert, SignInProviders } from './SignInProviders';

/** The password was right, but temporary, and its time is over. */
const EXPIRED = 'staff.password-expired';

interface SignInProps {
  expired: boolean;
  unreachable: boolean;
  onSignedIn: () => void;
}

/** User name and password; whatever page was asked for comes next. */
export function SignIn({ expired, unreachable, onSignedIn }: SignInProps) {
  const { t } = useTranslation('account');
  const { t: tc } = useTranslation();
  const needed = useNeeded();
  const [step, setStep] = useState<SecondStepOf | null>(null);
  const form = useForm({ initialValues: { username: '', password: '' }, validate: { username: needed, password: needed } });
  const signIn = useMutation({
    mutationFn: async (credentials: typeof form.values) => {
      await settleSignOut();
      return api.POST('/api/auth/login', { body: credentials });
    },
    onSuccess: ({ data }) => (data ? setStep(data) : onSignedIn()),
    meta: { quiet: true },
  });
  useDocumentTitle(t('signIn'));
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper className="surface" p="xl" w="100%" maw={420}>
        {step ? (
          <Stack>
            <Title order={1} size="h2">
              {t('step.title')}
            </Title>
            <SecondStep step={step} onSignedIn={onSignedIn} onBack={() => setStep(null)} />
          </Stack>
        ) : (
          fields()
        )}
      </Paper>
    </Center>
  );

  function fields() {
    return (
      <form onSubmit={form.onSubmit((credentials) => signIn.mutate(credentials))} noValidate>
        <Stack>
          <Title order={1} size="h2">
            {tc('app')}
          </Title>
          {expired && (
            <Alert color="gray" variant="outline" role="status">
              {t('expired')}
            </Alert>
          )}
          <SignInProblemAlert />
          <TextInput
            label={t('username')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            data-autofocus
            {...form.getInputProps('username')}
          />
          <SecretInput label={t('password')} autoComplete="current-password" required {...form.getInputProps('password')} />
          {(signIn.error ?? unreachable) && <Text role="alert">{words(signIn.error)}</Text>}
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t('signIn')}
          </Button>
          <PasskeyButton secondStep={false} onSignedIn={onSignedIn} />
          <SignInProviders unreachable={unreachable} />
          <Text size="sm" className="dim">
            {tc('informs')}
          </Text>
        </Stack>
      </form>
    );
  }

  function words(error: unknown): string {
    if (error instanceof Refused) {
      return error.status === 401 && error.problem.code !== EXPIRED ? t('wrong') : error.status === 429 ? t('tooMany') : wordsOf(error);
    }
    return error instanceof Unreachable || unreachable ? t('offline') : wordsOf(error);
  }
}
