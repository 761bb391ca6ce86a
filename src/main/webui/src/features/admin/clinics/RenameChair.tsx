import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '@/lib/api/schema';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { FormButtons } from '@/ui/FormButtons';
import { done } from '@/ui/notice';
import { SaveProblem } from '@/ui/SaveProblem';
import { useChangeChair } from './useClinics';

/** Gives a chair another name. */
export function RenameChair({ chair, onClose }: { chair: ChairView | null; onClose: () => void }) {
  const { t } = useTranslation('clinics');
  return (
    <Modal opened={chair !== null} onClose={onClose} title={chair && t('chairs.renameTitle', { name: chair.name })}>
      {chair && <Form key={chair.id} chair={chair} onClose={onClose} />}
    </Modal>
  );
}

function Form({ chair, onClose }: { chair: ChairView; onClose: () => void }) {
  const { t } = useTranslation('clinics');
  const change = useChangeChair();
  const form = useForm({ initialValues: { name: chair.name } });
  const submit = form.onSubmit(({ name }) =>
    perform(
      change,
      { chair, change: { name } },
      {
        onSuccess: (changed) => {
          done(t('chairs.renamed', { name: changed.name }));
          onClose();
        },
        onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={t('chairs.newName')} data-autofocus {...form.getInputProps('name')} />
        <SaveProblem error={change.error} except={['name']} onReload={onClose} />
        <FormButtons doLabel={t('chairs.rename')} pending={change.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
}
