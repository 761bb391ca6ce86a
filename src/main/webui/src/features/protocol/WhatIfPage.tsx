import { Button, Select, Table, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolVersionView } from '@/lib/api/schema';
import { now } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { useOnceKey } from '@/lib/onceKey';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { instantOf, localDate, plusDays, shortDay } from '@/lib/time';
import { LinkButton } from '@/ui/links';
import { Page } from '@/ui/Page';
import { Failed, ProblemAlert } from '@/ui/states';
import { useNeeded } from '@/ui/useNeeded';
import { Answer } from './Answer';
import classes from './protocol.module.css';
import { useAsk, useQuestions } from './useWhatIf';
import { VersionGate } from './VersionGate';

const DAYS = 60;

/** What a version would have flagged in past sessions. */
export function WhatIfPage() {
  return <VersionGate>{({ version }) => <WhatIf version={version} />}</VersionGate>;
}

function Ask({ version, last, onAsked }: { version: ProtocolVersionView; last: string | null; onAsked: (id: string) => void }) {
  const { t } = useTranslation('protocol');
  const needed = useNeeded();
  const clinic = useClinic();
  const [today] = useState(() => localDate(now(), clinic.timeZone));
  const form = useForm({
    initialValues: { from: plusDays(today, -DAYS), until: plusDays(today, 1), where: 'here' },
    validate: { from: needed, until: needed },
  });
  const key = useOnceKey([form.values, version.revision, last]);
  const ask = useAsk(version, onAsked);
  const submit = form.onSubmit(({ from, until, where }) =>
    perform(
      ask,
      {
        key,
        from: instantOf(from, '00:00', clinic.timeZone),
        until: instantOf(until, '00:00', clinic.timeZone),
        clinicId: where === 'here' ? clinic.id : null,
      },
      { onError: (error) => error instanceof Refused && form.setErrors(error.fields()) },
    ),
  );
  return (
    <section className={classes.panel}>
      <Text mb="sm">{t('ask.explain')}</Text>
      <form className={classes.ask} onSubmit={submit} noValidate>
        <TextInput type="date" label={t('ask.from')} required {...form.getInputProps('from')} />
        <TextInput type="date" label={t('ask.until')} required {...form.getInputProps('until')} />
        <Select
          label={t('ask.where')}
          allowDeselect={false}
          data={[
            { value: 'here', label: t('ask.here') },
            { value: 'everywhere', label: t('ask.everywhere') },
          ]}
          {...form.getInputProps('where')}
        />
        <Button type="submit" loading={ask.isPending}>
          {t('ask.ask')}
        </Button>
      </form>
      <ProblemAlert error={ask.error} except={['from', 'until']} />
    </section>
  );
}

function WhatIf({ version }: { version: ProtocolVersionView }) {
  const { t, i18n } = useTranslation('protocol');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const questions = useQuestions(version);
  const [chosen, choose] = useState<string | null>(null);
  const shown = chosen ?? questions.data?.[0]?.id ?? null;
  const day = (instant: string) => shortDay(instant, timeZone, i18n.language);
  return (
    <Page
      title={t('ask.title', { title: version.title, version: version.version })}
      actions={
        <LinkButton variant="default" to="/protocols/$code/$version" params={{ code: version.code, version: String(version.version) }}>
          {tc('action.back')}
        </LinkButton>
      }
    >
      <Ask version={version} last={questions.data?.[0]?.id ?? null} onAsked={choose} />
      {shown && <Answer key={shown} id={shown} version={version} />}
      <section className={classes.panel}>
        <Title order={2} size="h5">
          {t('ask.earlier')}
        </Title>
        {questions.isError && <Failed error={questions.error} retry={() => void questions.refetch()} />}
        {questions.data?.length === 0 && <Text className="dim">{t('ask.none')}</Text>}
        <Table>
          <Table.Tbody>
            {questions.data?.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td className="num">
                  {day(one.from)} – {day(one.until)}
                </Table.Td>
                <Table.Td>{t(one.clinicId ? 'ask.here' : 'ask.everywhere')}</Table.Td>
                <Table.Td>{t(`ask.status.${one.status}`)}</Table.Td>
                <Table.Td w={120}>
                  <Button variant="default" onClick={() => choose(one.id)} aria-pressed={one.id === shown}>
                    {tc('action.open')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </Page>
  );
}
