import { Table, Text, Textarea, Title } from '@mantine/core';
import { memo, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolVersionView } from '@/lib/api/schema';
import { LANGUAGES } from '@/lib/i18n';
import { type Json, type parse, translation, type Wording, withTranslation, withValue, wordings } from '@/lib/protocolDocument';
import classes from './protocol.module.css';

interface WordsProps {
  label: string;
  value: string;
  placeholder?: string;
  onChange: (text: string) => void;
}

/** Written into the document when the field is left, so that a title half typed renames nothing. */
function Words({ label, value, placeholder, onChange }: WordsProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <Textarea
      autosize
      aria-label={label}
      value={typed}
      placeholder={placeholder}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => typed !== value && onChange(typed.trim())}
    />
  );
}

/** What the reader of the draft sees for each of its saved texts: built-in translations come from the program. */
function shownTexts({ title, rules, checklist }: ProtocolVersionView): Record<string, string> {
  return Object.fromEntries([
    ['title', title],
    ...rules.map((rule) => [`rules.${rule.code}.title`, rule.title]),
    ...checklist.flatMap(({ code, text, source }) => [
      [`checklist.${code}.text`, text],
      [`checklist.${code}.source`, source],
    ]),
  ]);
}

interface RowProps {
  wording: Wording;
  document: Json;
  builtIn: string | undefined;
  onChange: (document: Json) => void;
}

const Row = memo(function Row({ wording: { path, place, text }, document, builtIn, onChange }: RowProps) {
  const { t, i18n } = useTranslation('protocol');
  return (
    <Table.Tr>
      <Table.Td>
        <Words label={t('draft.written', { text })} value={text} onChange={(words) => onChange(withValue(document, path, words))} />
      </Table.Td>
      {Object.entries(LANGUAGES).map(([language, name]) => (
        <Table.Td key={language}>
          <Words
            label={t('draft.translated', { text, language: name })}
            value={translation(document, language, place)}
            placeholder={language === i18n.language && builtIn !== text ? builtIn : undefined}
            onChange={(words) => onChange(withTranslation(document, language, place, words))}
          />
        </Table.Td>
      ))}
    </Table.Tr>
  );
});

interface TranslationsProps {
  parsed: ReturnType<typeof parse>;
  draft: ProtocolVersionView;
  onChange: (document: Json) => void;
}

/** Every text of the draft as it is written, and in each language of the app. */
export function Translations({ parsed, draft, onChange }: TranslationsProps) {
  const { t } = useTranslation('protocol');
  const builtIn = useMemo(() => shownTexts(draft), [draft]);
  if ('broken' in parsed) {
    return null;
  }
  return (
    <section className={classes.panel} aria-label={t('draft.texts')}>
      <Title order={2} size="h5">
        {t('draft.texts')}
      </Title>
      <Text size="sm" className="dim" mb="xs">
        {t('draft.textsHint')}
      </Text>
      <Table.ScrollContainer minWidth={760} type="native">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('draft.asWritten')}</Table.Th>
              {Object.entries(LANGUAGES).map(([language, name]) => (
                <Table.Th key={language}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {wordings(parsed.document).map((wording) => (
              <Row key={wording.place} wording={wording} document={parsed.document} builtIn={builtIn[wording.place]} onChange={onChange} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
