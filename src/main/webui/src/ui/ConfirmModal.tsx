import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './states';

interface ConfirmModalProps {
  opened: boolean;
  title: string;
  children: ReactNode;
  doLabel: string;
  keepLabel: string;
  pending: boolean;
  error: unknown;
  disabled?: boolean;
  onDo: () => void;
  onClose: () => void;
}

/** Asks once more. */
export function ConfirmModal({
  opened,
  title,
  children,
  doLabel,
  keepLabel,
  pending,
  error,
  disabled = false,
  onDo,
  onClose,
}: ConfirmModalProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack>
        {children}
        <ProblemAlert error={error} />
        <Group>
          <Button onClick={onDo} loading={pending} disabled={disabled}>
            {doLabel}
          </Button>
          <Button variant="default" onClick={onClose}>
            {keepLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
