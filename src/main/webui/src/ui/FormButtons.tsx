import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface FormButtonsProps {
  doLabel: string;
  /** In place of the usual word for leaving all as it was. */
  keepLabel?: string;
  pending: boolean;
  disabled?: boolean;
  onCancel: () => void;
}

/** How a form ends: what it does, and leaving it. */
export function FormButtons({ doLabel, keepLabel, pending, disabled = false, onCancel }: FormButtonsProps) {
  const { t } = useTranslation();
  return (
    <Group>
      <Button type="submit" loading={pending} disabled={disabled}>
        {doLabel}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {keepLabel ?? t('action.cancel')}
      </Button>
    </Group>
  );
}
