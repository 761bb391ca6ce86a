import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { done } from '@/ui/notice';
import { PasswordForm } from './PasswordForm';

/** Changes one's own password. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  return (
    <Modal opened onClose={onClose} title={t('change.title')}>
      <PasswordForm
        currentLabel={t('change.current')}
        onChanged={() => {
          done(t('change.done'));
          onClose();
        }}
        onCancel={onClose}
      />
    </Modal>
  );
}
