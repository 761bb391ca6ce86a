import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { signInProblem } from '@/lib/signInProblem';
import { tell } from '@/lib/tabs';
import { Page } from '@/ui/Page';

/** What the window shows that comes back from a provider with a proof; it closes by itself where there was no problem. */
export function ProvenPage() {
  const { t } = useTranslation('account');
  const problem = signInProblem();
  useEffect(() => {
    if (problem === null) {
      tell('proven');
      window.close();
    }
  }, [problem]);
  return (
    <Page title={t('sign.title')}>
      <Text role="status">{problem ? t(`provider.problem.${problem}`) : t('provider.proven')}</Text>
    </Page>
  );
}
