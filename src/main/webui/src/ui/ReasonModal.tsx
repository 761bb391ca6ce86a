import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { FormButtons } from './FormButtons';
import { ProblemAlert } from './states';

interface ReasonModalProps {
  opened: boolean;
  title: string;
  text: string;
  reasonLabel: string;
  doLabel: string;
  keepLabel: string;
  pending: boolean;
  error: unknown;
  onDo: (reason: string, key: string, onError: (error: unknown) => void) => void;
  onClose: () => void;
}

/** Asks once more, and for the reason. */
export function ReasonModal({ opened, title, onClose, ...rest }: ReasonModalProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      {opened && <ReasonForm onClose={onClose} {...rest} />}
    </Modal>
  );
}

function ReasonForm({ text, reasonLabel, doLabel, keepLabel, pending, error, onDo, onClose }: Omit<ReasonModalProps, 'opened' | 'title'>) {
  const form = useForm({ initialValues: { reason: '' } });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit(({ reason }) =>
    onDo(reason, key, (failure) => failure instanceof Refused && form.setErrors(failure.fields())),
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{text}</Text>
        <Textarea label={reasonLabel} withAsterisk autosize minRows={2} data-autofocus {...form.getInputProps('reason')} />
        <ProblemAlert error={error} except={['reason']} />
        <FormButtons doLabel={doLabel} keepLabel={keepLabel} pending={pending} onCancel={onClose} />
      </Stack>
    </form>
  );
}
