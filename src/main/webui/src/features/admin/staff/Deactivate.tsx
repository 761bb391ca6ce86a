import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffView } from '@/lib/api/schema';
import { useMe } from '@/lib/me';
import { perform } from '@/lib/perform';
import { ConfirmModal } from '@/ui/ConfirmModal';
import { done } from '@/ui/notice';
import { useChangeStaff } from '../useStaffAccounts';
import { lockout } from './lockout';
import { LockoutWarning } from './LockoutWarning';

interface DeactivateProps {
  person: StaffView | null;
  people: StaffView[];
  onClose: () => void;
}

/** Asks whether somebody shall no longer be able to sign in. */
export function Deactivate({ person, people, onClose }: DeactivateProps) {
  const { t } = useTranslation('admin');
  const me = useMe();
  const change = useChangeStaff();
  const [sure, setSure] = useState(false);
  const name = person?.name ?? '';
  const out = person ? lockout(people, me.id, { ...person, active: false }) : 'none';
  const close = () => {
    setSure(false);
    change.reset();
    onClose();
  };
  return (
    <ConfirmModal
      opened={person !== null}
      title={t('staff.deactivateTitle', { name })}
      doLabel={t('staff.deactivate')}
      keepLabel={t('keep')}
      pending={change.isPending}
      error={change.error}
      disabled={out === 'last' || (out === 'self' && !sure)}
      onClose={close}
      onDo={() =>
        person &&
        perform(
          change,
          { person, change: { active: false } },
          {
            onSuccess: () => {
              done(t('staff.deactivated', { name }));
              close();
            },
          },
        )
      }
    >
      <Text>{t('staff.deactivateText', { name })}</Text>
      {out !== 'none' && <LockoutWarning kind={out} sure={sure} onSure={setSure} />}
    </ConfirmModal>
  );
}
