import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StaffView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { dayAndTime } from '@/lib/time';
import { done } from '@/ui/notice';
import { SecretOnce } from '@/ui/SecretOnce';
import { ProblemAlert } from '@/ui/states';
import { useAskForReset, useEndSignIns, useRemoveFactors, useResetPassword } from '../useStaffAccounts';
import { StaffClinics } from './StaffClinics';

/** What an admin does about somebody's access: a forgotten password, a lost tablet. */
export function StaffAccess({ person, onClose }: { person: StaffView; onClose: () => void }) {
  const { t, i18n } = useTranslation('admin');
  const { timeZone } = useClinic();
  const reset = useResetPassword();
  const end = useEndSignIns();
  const factors = useRemoveFactors();
  const ask = useAskForReset();
  const { id, name } = person;
  const refusal = reset.error ?? end.error ?? factors.error;
  const needsAnother = refusal instanceof Refused && refusal.problem.code === 'grant.reset-by-two-admins';
  const given = reset.data;
  const closing = (words: string) => ({
    onSuccess: () => {
      done(words);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('access.title', { name })} size="lg" closeOnClickOutside={!given}>
      {given ? (
        <SecretOnce
          title={t('access.given', { name })}
          explained={t('access.once', { time: dayAndTime(given.expiresAt, timeZone, i18n.language) })}
          secret={given.password}
          onClose={onClose}
        />
      ) : (
        <Stack>
          <StaffClinics person={person} />
          <Text>{t('access.resetText', { name })}</Text>
          <Text>{t('access.endText')}</Text>
          {person.secondFactor && <Text>{t('access.factorsText', { name })}</Text>}
          <ProblemAlert error={ask.error ?? refusal} />
          <Group>
            {needsAnother && (
              <Button loading={ask.isPending} onClick={() => perform(ask, id, closing(t('access.asked', { name })))}>
                {t('access.ask')}
              </Button>
            )}
            <Button
              variant={needsAnother ? 'default' : 'filled'}
              loading={reset.isPending}
              disabled={end.isPending}
              onClick={() => perform(reset, id, {})}
            >
              {t('access.reset')}
            </Button>
            <Button
              variant="default"
              loading={end.isPending}
              disabled={reset.isPending}
              onClick={() => perform(end, id, closing(t('access.ended', { name })))}
            >
              {t('access.end')}
            </Button>
            {person.secondFactor && (
              <Button
                variant="default"
                loading={factors.isPending}
                disabled={reset.isPending || end.isPending}
                onClick={() => perform(factors, id, closing(t('access.factorsRemoved', { name })))}
              >
                {t('access.factors')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t('keep')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
