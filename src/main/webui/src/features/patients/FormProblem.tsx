import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Refused } from '@/lib/problem';
import { ProblemAlert } from '@/ui/states';
import { FIELDS } from './form';

/** Why a patient could not be saved, beyond what stands at the fields. */
export function FormProblem({ error, onReload }: { error: unknown; onReload?: () => void }) {
  const { t } = useTranslation('patients');
  const status = error instanceof Refused ? error.status : null;
  if (status === 412) {
    return (
      <Alert color="gray" variant="outline" role="alert" icon={<IconAlertTriangle aria-hidden />}>
        <Stack align="start" gap="xs">
          <Text>{t('changedMeanwhile')}</Text>
          <Button variant="default" onClick={onReload}>
            {t('loadAnew')}
          </Button>
        </Stack>
      </Alert>
    );
  }
  // a taken MRN stands at its field, with what to do
  return status === 409 ? null : <ProblemAlert error={error} except={FIELDS} />;
}
