import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import { useSetUpChair } from './useClinics';

/** Sets a chair up. */
export function AddChair({ clinicId }: { clinicId: string }) {
  const { t } = useTranslation('clinics');
  const setUp = useSetUpChair(clinicId);
  const form = useForm({ initialValues: { name: '' } });
  const key = useOnceKey(form.values);
  const submit = form.onSubmit(({ name }) =>
    perform(
      setUp,
      { name, key },
      {
        onSuccess: (chair) => {
          form.reset();
          done(t('chairs.added', { name: chair.name }));
        },
        onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack align="start" gap="sm">
        <TextInput label={t('chairs.name')} description={t('chairs.nameHint')} w="100%" maw={420} {...form.getInputProps('name')} />
        <ProblemAlert error={setUp.error} except={['name']} />
        <Button type="submit" loading={setUp.isPending}>
          {t('chairs.add')}
        </Button>
      </Stack>
    </form>
  );
}
