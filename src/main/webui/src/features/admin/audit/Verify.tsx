import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditVerification } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { clockTime, localDate } from '@/lib/time';
import { ProblemAlert, Working } from '@/ui/states';
import { useVerify } from './useAudit';

function Found({ found }: { found: AuditVerification }) {
  const { t } = useTranslation('admin');
  const { timeZone } = useClinic();
  const { intact, entries, unsealed, firstBroken, head, signedAt, signedTo, lostHead } = found;
  return (
    <Alert
      color="gray"
      variant="outline"
      role={intact ? 'status' : 'alert'}
      icon={intact ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
    >
      <Text fw={600}>{intact ? t('audit.intact', { count: entries }) : t('audit.broken', { number: firstBroken ?? '–' })}</Text>
      {unsealed > 0 && <Text>{t('audit.unsealed', { count: unsealed })}</Text>}
      {signedTo != null && signedAt != null && (
        <Text>{t('audit.signed', { number: signedTo, at: `${localDate(signedAt, timeZone)} ${clockTime(signedAt, timeZone)}` })}</Text>
      )}
      {signedTo == null && <Text>{t('audit.notSigned')}</Text>}
      {lostHead != null && <Text>{t('audit.lostHead', { number: lostHead })}</Text>}
      {head && <Text style={{ overflowWrap: 'anywhere' }}>{t('audit.head', { head })}</Text>}
    </Alert>
  );
}

/** Checks that nobody has changed the audit. */
export function Verify() {
  const { t } = useTranslation('admin');
  const verify = useVerify();
  return (
    <Stack align="start" gap="sm" mb="md">
      <Button variant="default" onClick={() => verify.mutate()} loading={verify.isPending}>
        {t('audit.verify')}
      </Button>
      {verify.isPending && <Working label={t('audit.verifying')} />}
      {verify.data && <Found found={verify.data} />}
      <ProblemAlert error={verify.error} />
    </Stack>
  );
}
