import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NoPasskey } from '@/lib/passkeys';
import { ProblemAlert } from '@/ui/states';

/** Why there is no passkey, in the app's words where the browser gave none. */
export function PasskeyProblem({ error }: { error: unknown }) {
  const { t } = useTranslation('account');
  if (error instanceof NoPasskey) {
    return <Text role="alert">{t(error.already ? 'passkey.already' : 'passkey.none')}</Text>;
  }
  return <ProblemAlert error={error} />;
}
