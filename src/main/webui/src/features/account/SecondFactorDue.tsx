import { Button, Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Me } from '@/lib/api/schema';
import { MeContext } from '@/lib/me';
import { useDocumentTitle } from '@/ui/useDocumentTitle';
import { Reauthenticate } from './Reauthenticate';
import { SetUpFactor } from './SetUpFactor';
import { useFactorsChanged } from './useSecondFactors';
import { useSignOut } from './useSignOut';

/** In place of every page, until somebody has a second factor whom the organization asks for one. */
export function SecondFactorDue({ me }: { me: Me }) {
  const { t } = useTranslation('account');
  const { t: tc } = useTranslation();
  const signOut = useSignOut();
  const changed = useFactorsChanged();
  useDocumentTitle(t('factor.dueTitle'));
  return (
    <MeContext value={me}>
      <Center mih="100dvh" p="md" component="main">
        <Paper className="surface" p="xl" w="100%" maw={520}>
          <Stack>
            <Title order={1} size="h2">
              {t('factor.dueTitle')}
            </Title>
            <SetUpFactor onDone={() => void changed()}>
              {(buttons) => (
                <>
                  <Text>{t('factor.dueText')}</Text>
                  <Text>{t('factor.text')}</Text>
                  {buttons}
                </>
              )}
            </SetUpFactor>
            <Group>
              <Button variant="subtle" onClick={() => void signOut()}>
                {tc('user.signOut')}
              </Button>
            </Group>
          </Stack>
        </Paper>
      </Center>
      <Reauthenticate />
    </MeContext>
  );
}
