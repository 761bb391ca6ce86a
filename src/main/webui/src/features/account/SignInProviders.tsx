import { Alert, Button, Divider, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { perform } from '@/lib/perform';
import { leaveFor, useProviderSignIn, useSignInProviders } from '@/lib/providers';
import { signInProblem } from '@/lib/signInProblem';
import { wordsOf } from '@/ui/states';

/** Why somebody who came back from their provider is not signed in. */
export function SignInProblemAlert() {
  const { t } = useTranslation('account');
  const problem = signInProblem();
  return (
    problem && (
      <Alert color="gray" variant="outline" role="alert">
        {t(`provider.problem.${problem}`)}
      </Alert>
    )
  );
}

/** The organization's identity providers, each with its button; nothing where there are none. */
export function SignInProviders({ unreachable }: { unreachable: boolean }) {
  const { t } = useTranslation('account');
  const providers = useSignInProviders(!unreachable);
  const signIn = useProviderSignIn();
  if (!providers.data?.length) {
    return null;
  }
  return (
    <Stack gap="sm">
      <Divider label={t('provider.or')} />
      {providers.data.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          size="md"
          loading={signIn.isPending && signIn.variables === id}
          onClick={() => perform(signIn, id, { onSuccess: ({ location }) => leaveFor(location) })}
        >
          {t('provider.signIn', { name })}
        </Button>
      ))}
      {signIn.error && <Text role="alert">{wordsOf(signIn.error)}</Text>}
    </Stack>
  );
}
