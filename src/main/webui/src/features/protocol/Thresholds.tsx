import { NumberInput, Text, TextInput, Title } from '@mantine/core';
import { memo, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolProblem, ProtocolVersionView } from '@/lib/api/schema';
import { SeverityBadge } from '@/ui/severity';
import { type Json, type parse, type Path, ruleOf, type Threshold, thresholds } from '@/lib/protocolDocument';
import classes from './protocol.module.css';
import { useThresholdWords } from '@/ui/useThresholdWords';

interface ThresholdsProps {
  parsed: ReturnType<typeof parse>;
  draft: ProtocolVersionView;
  problems: ProtocolProblem[];
  onChange: (path: Path, value: Json) => void;
}

interface FieldProps {
  threshold: Threshold;
  title: string;
  onChange: ThresholdsProps['onChange'];
}

const Field = memo(function Field({ threshold, title, onChange }: FieldProps) {
  const { name, unit } = useThresholdWords();
  const words = name(threshold);
  const { t } = useTranslation();
  const [typed, setTyped] = useState<number | string>(threshold.value);
  useEffect(() => setTyped(threshold.value), [threshold.value]);
  return (
    <div className={classes.threshold}>
      <SeverityBadge severity={threshold.severity} />
      <span aria-hidden>{words}</span>
      <NumberInput
        aria-label={`${title}, ${t(`severity.${threshold.severity}`)}: ${words}`}
        suffix={` ${unit(threshold)}`}
        value={typed}
        onChange={(value) => {
          setTyped(value);
          if (typeof value === 'number') {
            onChange(threshold.path, value);
          }
        }}
        // a field that was emptied has changed nothing, and does not look so
        onBlur={() => setTyped(threshold.value)}
        decimalScale={2}
      />
    </div>
  );
});

function byRule(all: Threshold[]): [string, Threshold[]][] {
  const rules = new Map<string, Threshold[]>();
  for (const one of all) {
    rules.set(one.rule, [...(rules.get(one.rule) ?? []), one]);
  }
  return [...rules];
}

/** The title of a rule in the reader's language; one that was just rewritten as it is written. */
function useTitles({ rules, document }: ProtocolVersionView): (threshold: Threshold) => string {
  return useMemo(() => {
    const saved = new Map(thresholds(document as Json).map(({ rule, title }) => [rule, title]));
    const read = new Map(rules.map(({ code, title }) => [code, title]));
    return ({ rule, title }) => (saved.get(rule) === title ? (read.get(rule) ?? title) : title);
  }, [rules, document]);
}

/** Every number of the rules as a field with its unit; problems are shown at their rule. */
export function Thresholds({ parsed, draft, problems, onChange }: ThresholdsProps) {
  const { t } = useTranslation('protocol');
  const titleOf = useTitles(draft);
  const [word, setWord] = useState('');
  const document = 'document' in parsed ? parsed.document : null;
  const rules = useMemo(
    () => byRule(thresholds(document)).map(([code, all]) => ({ code, all, title: all[0] ? titleOf(all[0]) : code })),
    [document, titleOf],
  );
  const wanted = word.trim().toLowerCase();
  const shown = rules.filter(({ code, title }) => `${code} ${title}`.toLowerCase().includes(wanted));
  return (
    <section className={classes.panel} aria-label={t('draft.thresholds')}>
      <Title order={2} size="h5" mb="xs">
        {t('draft.thresholds')}
      </Title>
      <TextInput label={t('draft.find')} value={word} onChange={(event) => setWord(event.currentTarget.value)} mb="xs" />
      {!document && <Text role="status">{t('draft.brokenFields')}</Text>}
      {document && shown.length === 0 && <Text className="dim">{t('draft.noThresholds')}</Text>}
      <div className={classes.thresholds}>
        {shown.map(({ code, all, title }) => (
          <article key={code} className={classes.rule}>
            <Title order={3} size="h6">
              {title}
            </Title>
            {problems
              .filter(({ where }) => ruleOf(where, document) === code)
              .map(({ where, message }) => (
                <Text key={`${where} ${message}`} size="sm" fw={650}>
                  {message}
                </Text>
              ))}
            {all.map((threshold) => (
              <Field key={threshold.path.join('.')} threshold={threshold} title={title} onChange={onChange} />
            ))}
          </article>
        ))}
      </div>
    </section>
  );
}
