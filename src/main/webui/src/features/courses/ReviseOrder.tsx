import { Button, Checkbox, Modal, NumberInput, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseView, RevisedCourse } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { FormButtons } from '@/ui/FormButtons';
import { ProblemAlert } from '@/ui/states';
import { formErrors } from './order';
import { PhaseFields } from './PhaseFields';
import { orderOf, type RevisionValues, revisionOf } from './revision';
import { UnfitSessions } from './UnfitSessions';
import { useReviseCourse } from './useCourses';

/** Changes what is ordered for the sessions that have not begun. */
export function ReviseOrder({ course }: { course: CourseView }) {
  const { t } = useTranslation('courses');
  const [open, setOpen] = useState(false);
  const [revised, setRevised] = useState<RevisedCourse | null>(null);
  const close = () => {
    setOpen(false);
    setRevised(null);
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('revise.do')}
      </Button>
      <Modal opened={open} onClose={close} size="xl" title={t('revise.title')}>
        {open &&
          (revised ? (
            <UnfitSessions revised={revised} onClose={close} />
          ) : (
            <Revision course={course} onDone={setRevised} onClose={close} />
          ))}
      </Modal>
    </>
  );
}

interface RevisionProps {
  course: CourseView;
  onDone: (revised: RevisedCourse) => void;
  onClose: () => void;
}

function Revision({ course, onDone, onClose }: RevisionProps) {
  const { t } = useTranslation('courses');
  const clinic = useClinic();
  const revise = useReviseCourse(clinic.id);
  const form = useForm<RevisionValues>({ initialValues: orderOf(course) });
  const key = useOnceKey(form.values);
  const refused = revise.error instanceof Refused ? revise.error : null;
  const submit = form.onSubmit((values) =>
    perform(
      revise,
      { id: course.id, version: course.version, revision: revisionOf(course, values), key },
      { onSuccess: onDone, onError: (failure) => failure instanceof Refused && form.setErrors(formErrors(failure)) },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t('revise.text')}</Text>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberInput label={t('new.dosePerKg')} decimalScale={3} hideControls {...form.getInputProps('dosePerKg')} />
          <NumberInput label={t('new.infusionMinutes')} allowDecimal={false} hideControls {...form.getInputProps('infusionMinutes')} />
          <Select
            label={t('acuity')}
            allowDeselect={false}
            data={(['STANDARD', 'HIGH'] as const).map((value) => ({ value, label: t(`acuityOf.${value}`) }))}
            {...form.getInputProps('acuity')}
          />
        </SimpleGrid>
        {(form.values.doseReason || refused?.problem.type?.endsWith(':implausible')) && (
          <Textarea label={t('new.doseReason')} autosize maxLength={1000} {...form.getInputProps('doseReason')} />
        )}
        <PhaseFields form={form} />
        <Checkbox label={t('revise.cancelBeyond')} {...form.getInputProps('cancelBeyond', { type: 'checkbox' })} />
        <Textarea label={t('reason')} withAsterisk autosize minRows={2} maxLength={1000} {...form.getInputProps('reason')} />
        <ProblemAlert error={revise.error} except={Object.keys(refused?.fields() ?? {})} />
        <FormButtons doLabel={t('revise.do')} pending={revise.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
}
