import { Alert, Button, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolProblem, ProtocolVersionView } from '@/lib/api/schema';
import { Refused } from '@/lib/problem';
import { LinkButton } from '@/ui/links';
import { done } from '@/ui/notice';
import { Page } from '@/ui/Page';
import { SaveProblem } from '@/ui/SaveProblem';
import { DocumentText } from './DocumentText';
import { parse, print, withValue } from '@/lib/protocolDocument';
import { Problems } from './Problems';
import classes from './protocol.module.css';
import { Thresholds } from './Thresholds';
import { Translations } from './Translations';
import { useSaveDraft } from './useProtocols';
import { VersionGate } from './VersionGate';

/** A draft: its thresholds as fields, the whole as a document. */
export function EditPage() {
  return <VersionGate>{({ version, reload }) => <Edit draft={version} reload={reload} />}</VersionGate>;
}

/** What the server refused about the document, as problems at their places. */
function refusedPlaces(error: unknown): ProtocolProblem[] {
  const errors = error instanceof Refused && error.status !== 412 ? (error.problem.errors ?? []) : [];
  return errors.map(({ field, message }) => ({ where: (field ?? '').replace(/^document\.?/, ''), message: message ?? '' }));
}

function Edit({ draft: latest, reload }: { draft: ProtocolVersionView; reload: () => Promise<ProtocolVersionView | undefined> }) {
  const { t } = useTranslation('protocol');
  const { t: tc } = useTranslation();
  const navigate = useNavigate();
  // what is edited stays what it was begun from; a newer one is loaded when the person says so
  const [draft, setDraft] = useState(latest);
  const [text, setText] = useState(() => print(latest.document));
  const parsed = useMemo(() => parse(text), [text]);
  const save = useSaveDraft(draft, (saved) => {
    setDraft(saved);
    setText(print(saved.document));
    done(t('draft.saved'));
  });
  const params = { code: draft.code, version: String(draft.version) };
  const unsaved = text !== print(draft.document);
  const problems = save.isError ? refusedPlaces(save.error) : unsaved ? [] : draft.problems;
  const begin = (from: ProtocolVersionView) => {
    setDraft(from);
    setText(print(from.document));
    save.reset();
  };
  return (
    <Page
      wide
      title={t('draft.title', { title: draft.title, version: draft.version })}
      actions={
        <>
          {unsaved && <Text className="dim">{t('draft.unsaved')}</Text>}
          {unsaved && (
            <Button variant="default" onClick={() => begin(draft)}>
              {t('draft.discard')}
            </Button>
          )}
          <LinkButton variant="default" to="/protocols/$code/$version" params={params}>
            {tc('action.back')}
          </LinkButton>
          <Button
            onClick={() => 'document' in parsed && save.mutate(parsed.document)}
            disabled={!unsaved || 'broken' in parsed}
            loading={save.isPending}
          >
            {t('draft.save')}
          </Button>
        </>
      }
    >
      {draft.status === 'PUBLISHED' && (
        <Alert color="gray" mb="sm">
          {t('draft.published')}{' '}
          <Button variant="subtle" onClick={() => void navigate({ to: '/protocols/$code/$version', params })}>
            {tc('action.back')}
          </Button>
        </Alert>
      )}
      {problems.length === 0 && (
        <SaveProblem error={save.error} except={[]} onReload={() => void reload().then((newest) => newest && begin(newest))} />
      )}
      <Problems title={t('problemsTitle')} problems={problems} rules={draft.rules} strong />
      <div className={classes.columns}>
        <Thresholds
          parsed={parsed}
          draft={draft}
          problems={[...problems, ...(unsaved ? [] : draft.hints)]}
          onChange={(path, value) => 'document' in parsed && setText(print(withValue(parsed.document, path, value)))}
        />
        <DocumentText text={text} broken={'broken' in parsed ? parsed.broken : null} onChange={setText} />
      </div>
      <Translations parsed={parsed} draft={draft} onChange={(document) => setText(print(document))} />
      <Problems title={t('hintsTitle')} problems={unsaved ? [] : draft.hints} rules={draft.rules} />
    </Page>
  );
}
