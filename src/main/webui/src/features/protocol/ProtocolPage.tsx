import { Alert, Button, Group, Switch, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolVersionView } from '@/lib/api/schema';
import { useOnceKey } from '@/lib/onceKey';
import { LinkButton } from '@/ui/links';
import { done } from '@/ui/notice';
import { Page } from '@/ui/Page';
import { differences } from './differences';
import { Lines } from './Lines';
import { Problems } from './Problems';
import { usePublished } from './ProtocolsPage';
import { Publish } from './Publish';
import { Rules } from './Rules';
import { before, inForce, useNewDraft } from './useProtocols';
import { VersionGate } from './VersionGate';

/** A version of a protocol in plain words, against the published one before it. */
export function ProtocolPage() {
  return <VersionGate>{({ version, versions }) => <Version version={version} versions={versions} />}</VersionGate>;
}

function Actions({ version, versions }: { version: ProtocolVersionView; versions: ProtocolVersionView[] }) {
  const { t } = useTranslation('protocol');
  const navigate = useNavigate();
  // a draft that was published or given up is no reason not to begin the next
  const key = useOnceKey([version.code, versions.length]);
  const newDraft = useNewDraft(version.code, (draft) => {
    done(t('newDraftMade', { version: draft.version }));
    void navigate({ to: '/protocols/$code/$version/edit', params: { code: draft.code, version: String(draft.version) } });
  });
  const params = { code: version.code, version: String(version.version) };
  const draft = version.status === 'DRAFT';
  return (
    <>
      <LinkButton variant="default" to="/protocols/$code/$version/what-if" params={params}>
        {t('whatIf')}
      </LinkButton>
      {draft && (
        <LinkButton variant="default" to="/protocols/$code/$version/edit" params={params}>
          {t('edit')}
        </LinkButton>
      )}
      {draft ? (
        <Publish draft={version} inForce={before(versions, version.version)} />
      ) : (
        inForce(versions, version) && (
          <Button onClick={() => newDraft.mutate(key)} loading={newDraft.isPending}>
            {t('newDraft')}
          </Button>
        )
      )}
    </>
  );
}

function Version({ version, versions }: { version: ProtocolVersionView; versions: ProtocolVersionView[] }) {
  const { t } = useTranslation('protocol');
  const published = usePublished();
  const earlier = before(versions, version.version);
  const [onlyChanges, showOnlyChanges] = useState(version.status === 'DRAFT' && earlier !== null);
  const found = useMemo(() => differences(earlier?.rules ?? version.rules, version.rules), [earlier, version]);
  const changed = found.filter(({ change }) => change !== 'same').length;
  const when = published(version);
  return (
    <Page
      title={t('titleOf', { title: version.title, version: version.version })}
      actions={<Actions version={version} versions={versions} />}
    >
      <Text className="dim num" mb="sm">
        {version.code} · {t(`statuses.${version.status}`)}
        {version.status === 'PUBLISHED' && ` · ${t(inForce(versions, version) ? 'inForce' : 'replaced')}`}
        {when && ` · ${when}`}
      </Text>
      <Problems title={t('problemsTitle')} problems={version.problems} rules={version.rules} strong />
      {earlier && (
        <Group mb="sm" gap="lg">
          <Switch label={t('onlyChanges')} checked={onlyChanges} onChange={(event) => showOnlyChanges(event.currentTarget.checked)} />
          <Text fw={600}>
            {changed === 0
              ? t('same', { version: earlier.version })
              : `${t('differences', { version: earlier.version })}: ${t('publishChanges', { count: changed, version: earlier.version })}`}
          </Text>
        </Group>
      )}
      {!earlier && version.status === 'DRAFT' && <Alert color="gray">{t('clinicianOnly')}</Alert>}
      <Rules
        rules={onlyChanges ? found.filter(({ change }) => change !== 'same') : found}
        problems={[...version.problems, ...version.hints]}
      />
      <Lines title={t('schedule')} before={earlier?.schedule} now={version.schedule} onlyChanges={onlyChanges} />
      <Lines
        title={t('checklist')}
        before={earlier?.checklist.map(({ text }) => text)}
        now={version.checklist.map(({ text }) => text)}
        onlyChanges={onlyChanges}
      />
      <Lines title={t('start')} before={earlier?.start} now={version.start} onlyChanges={onlyChanges} />
      <Lines title={t('discharge')} before={earlier?.discharge} now={version.discharge} onlyChanges={onlyChanges} />
      <Problems title={t('hintsTitle')} problems={version.hints} rules={version.rules} />
    </Page>
  );
}
