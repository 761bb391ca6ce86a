import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { done } from '@/ui/notice';
import { useDocumentTitle } from '@/ui/useDocumentTitle';
import { PasswordForm } from './PasswordForm';
import { useSignOut } from './useSignOut';

/** In place of every page, until a temporary password is changed. */
export function TemporaryPassword() {
  const { t } = useTranslation('account');
  const { t: tc } = useTranslation();
  const signOut = useSignOut();
  useDocumentTitle(t('temporary.title'));
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper className="surface" p="xl" w="100%" maw={460}>
        <Stack>
          <Title order={1} size="h2">
            {t('temporary.title')}
          </Title>
          <Text>{t('temporary.text')}</Text>
          <PasswordForm
            currentLabel={t('temporary.current')}
            keepLabel={tc('user.signOut')}
            onChanged={() => done(t('change.done'))}
            onCancel={() => void signOut()}
          />
        </Stack>
      </Paper>
    </Center>
  );
}
