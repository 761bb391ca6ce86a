import { NumberInput, Text, TextInput, Title } from '@mantine/core';
import { memo, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolProblem } from '@/lib/api/schema';
import { SeverityBadge } from '@/ui/severity';
import { type Json, type parse, type Path, ruleOf, type Threshold, thresholds } from '@/lib/protocolDocument';
import classes from './protocol.module.css';
import { useThresholdWords } from '@/ui/useThresholdWords';

interface ThresholdsProps {
  parsed: ReturnType<typeof parse>;
  problems: ProtocolProblem[];
  onChange: (path: Path, value: Json) => void;
}

const Field = memo(function Field({ threshold, onChange }: { threshold: Threshold; onChange: ThresholdsProps['onChange'] }) {
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
        aria-label={`${threshold.title}, ${t(`severity.${threshold.severity}`)}: ${words}`}
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

/** Every number of the rules as a field with its unit; problems are shown at their rule. */
export function Thresholds({ parsed, problems, onChange }: ThresholdsProps) {
  const { t } = useTranslation('protocol');
  const [word, setWord] = useState('');
  const document = 'document' in parsed ? parsed.document : null;
  const rules = useMemo(() => byRule(thresholds(document)), [document]);
  const wanted = word.trim().toLowerCase();
  const shown = rules.filter(([code, all]) => `${code} ${all[0]?.title}`.toLowerCase().includes(wanted));
  return (
    <section className={classes.panel} aria-label={t('draft.thresholds')}>
      <Title order={2} size="h5" mb="xs">
        {t('draft.thresholds')}
      </Title>
      <TextInput label={t('draft.find')} value={word} onChange={(event) => setWord(event.currentTarget.value)} mb="xs" />
      {!document && <Text role="status">{t('draft.brokenFields')}</Text>}
      {document && shown.length === 0 && <Text className="dim">{t('draft.noThresholds')}</Text>}
      <div className={classes.thresholds}>
        {shown.map(([code, all]) => (
          <article key={code} className={classes.rule}>
            <Title order={3} size="h6">
              {all[0]?.title}
            </Title>
            {problems
              .filter(({ where }) => ruleOf(where, document) === code)
              .map(({ where, message }) => (
                <Text key={`${where} ${message}`} size="sm" fw={650}>
                  {message}
                </Text>
              ))}
            {all.map((threshold) => (
              <Field key={threshold.path.join('.')} threshold={threshold} onChange={onChange} />
            ))}
          </article>
        ))}
      </div>
    </section>
  );
}
