import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Refused } from '@/lib/problem';
import { ProblemAlert } from './states';

/** Whether the server refused because of a concurrent change. */
export function isStale(error: unknown): boolean {
  return error instanceof Refused && error.status === 412;
}

/** Why something could not be saved; after a concurrent change, with a link to the new version. */
export function SaveProblem({ error, except, onReload }: { error: unknown; except: string[]; onReload: () => void }) {
  const { t } = useTranslation();
  if (!isStale(error)) {
    return <ProblemAlert error={error} except={except} />;
  }
  return (
    <Alert color="gray" variant="outline" role="alert" icon={<IconAlertTriangle aria-hidden />}>
      <Stack align="start" gap="xs">
        <Text>{t('state.changedMeanwhile')}</Text>
        <Button variant="default" onClick={onReload}>
          {t('state.reload')}
        </Button>
      </Stack>
    </Alert>
  );
}
