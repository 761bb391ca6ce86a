import { Button, Group, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, once } from '@/lib/api/client';
import type { SessionReview, SessionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { Refused } from '@/lib/problem';
import { useStaffNames } from '@/lib/staff';
import { dayAndTime } from '@/lib/time';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';
import shared from '../shared.module.css';
import { useReload } from '../useReview';

function AddendumForm({ session }: { session: SessionView }) {
  const { t } = useTranslation('review');
  const clinic = useClinic();
  const reload = useReload(clinic.id, session.id);
  const form = useForm({ initialValues: { text: '' }, validate: { text: useNeeded() } });
  const { text } = form.values;
  const key = useOnceKey(text);
  const add = useMutation({
    mutationFn: () =>
      api.POST('/api/sessions/{id}/addenda', { params: { path: { id: session.id } }, headers: once(key), body: { text: text.trim() } }),
    onSuccess: async () => {
      form.reset();
      done(t('signed.added'));
      await reload();
    },
    onError: (error) => error instanceof Refused && form.setErrors(error.fields()),
    meta: { quiet: true },
  });
  return (
    <form onSubmit={form.onSubmit(() => add.mutate())} noValidate>
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <Textarea
          label={t('signed.addendum')}
          required
          autosize
          minRows={1}
          maxRows={3}
          maxLength={4000}
          flex={1}
          {...form.getInputProps('text')}
        />
        <Button type="submit" loading={add.isPending}>
          {t('signed.add')}
        </Button>
      </Group>
      <ProblemAlert error={add.error} except={['text']} />
    </form>
  );
}

/** Who signed what; what is said later comes beneath it. */
export function Signed({ review }: { review: SessionReview }) {
  const { t, i18n } = useTranslation('review');
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const { session, addenda } = review;
  const at = (instant: string) => dayAndTime(instant, timeZone, i18n.language);
  const who = (id: string | null) => nameOf(id) ?? t('flags.somebody');
  return (
    <section className={shared.decision} aria-label={t('signed.title')}>
      <Text>
        <strong>{t('signed.by', { name: who(session.signedOffBy), time: at(session.signedOffAt ?? '') })}</strong>
        {session.reviewDisposition && ` · ${t(`decision.${session.reviewDisposition}`)}`}
        {session.reviewNote && ` · ${session.reviewNote}`}
      </Text>
      {addenda.map((one) => (
        <Text key={one.id} size="sm">
          <span className="dim num">{t('signed.at', { name: who(one.createdBy), time: at(one.createdAt) })}:</span> {one.text}
        </Text>
      ))}
      {session.actions.includes('ADDENDUM') && <AddendumForm session={session} />}
    </section>
  );
}
