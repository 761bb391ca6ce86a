import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { CourseView, Disposition, FlagView } from '@/lib/api/schema';
import { useCourseFlags } from '@/lib/flags';
import { liveKey } from '@/lib/live';
import { useClinic, useHasRole } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { dayAndTime } from '@/lib/time';
import { done } from '@/ui/notice';
import { Section } from '@/ui/Section';
import { SeverityBadge } from '@/ui/severity';
import { Failed, ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';

const DISPOSITIONS: Disposition[] = ['CONTINUE', 'STOP', 'HOLD_COURSE', 'NO_ACTION'];

function useReload(clinicId: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: liveKey(clinicId) });
}

/** What a clinician decides on a flag, and why. */
function Decision({ flag }: { flag: FlagView }) {
  const { t } = useTranslation('review');
  const reload = useReload(flag.clinicId);
  const form = useForm({
    initialValues: { disposition: null as Disposition | null, note: '' },
    validate: { disposition: useNeeded(), note: useNeeded() },
  });
  const key = useOnceKey(form.values);
  const resolve = useMutation({
    mutationFn: (decision: { disposition: Disposition; note: string }) =>
      api.POST('/api/flags/{id}/resolve', { params: { path: { id: flag.id } }, headers: once(key), body: decision }),
    onSuccess: async () => {
      done(t('decision.resolved'));
      await reload();
    },
    onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
    meta: { quiet: true },
  });
  const submit = form.onSubmit(({ disposition, note }) => {
    if (disposition) {
      resolve.mutate({ disposition, note: note.trim() });
    }
  });
  return (
    <form onSubmit={submit} noValidate>
      <Group align="start" mt="xs">
        <Select
          label={t('decision.disposition')}
          withAsterisk
          data={DISPOSITIONS.map((value) => ({ value, label: t(`decision.${value}`) }))}
          {...form.getInputProps('disposition')}
        />
        <Textarea label={t('decision.note')} withAsterisk autosize minRows={1} maxLength={4000} flex={1} {...form.getInputProps('note')} />
        <Button type="submit" loading={resolve.isPending} mt={24} mih={42}>
          {t('decision.resolve', { count: 1 })}
        </Button>
      </Group>
      <ProblemAlert error={resolve.error} except={['disposition', 'note']} />
    </form>
  );
}

function Flag({ flag }: { flag: FlagView }) {
  const { t, i18n } = useTranslation('review');
  const { timeZone } = useClinic();
  const decides = useHasRole('CLINICIAN');
  const reload = useReload(flag.clinicId);
  const acknowledge = useMutation({
    mutationFn: () => api.POST('/api/flags/{id}/acknowledge', { params: { path: { id: flag.id } }, headers: once() }),
    onSuccess: reload,
  });
  return (
    <li>
      <Group gap="xs" wrap="nowrap" align="start">
        <SeverityBadge severity={flag.severity} calm={flag.status !== 'OPEN'} />
        <Text flex={1}>
          <strong>{flag.title}</strong>: {flag.reason}{' '}
          <span className="dim num">· {t('flags.raised', { time: dayAndTime(flag.raisedAt, timeZone, i18n.language) })}</span>
        </Text>
        {flag.status === 'OPEN' && (
          <Button
            variant="default"
            onClick={() => acknowledge.mutate()}
            loading={acknowledge.isPending}
            aria-label={t('flags.acknowledgeWhich', { title: flag.title })}
          >
            {t('flags.acknowledge')}
          </Button>
        )}
      </Group>
      {decides && <Decision flag={flag} />}
    </li>
  );
}

/** The flags of the course that belong to none of its sessions and that nobody has resolved; nothing where there are none. */
export function CourseFlags({ course }: { course: CourseView }) {
  const { t } = useTranslation('review');
  const flags = useCourseFlags(course.clinicId);
  const own = (flags.data ?? []).filter(({ courseId }) => courseId === course.id);
  if (flags.isError && !flags.data) {
    return <Failed error={flags.error} retry={() => void flags.refetch()} />;
  }
  return own.length === 0 ? null : (
    <Section title={t('courseFlags')}>
      <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {own.map((flag) => (
          <Flag key={flag.id} flag={flag} />
        ))}
      </Stack>
    </Section>
  );
}
