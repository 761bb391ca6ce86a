import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProtocolVersionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { dayAndTime } from '@/lib/time';
import { TextLink } from '@/ui/links';
import { Page } from '@/ui/Page';
import { Allowed, Empty, Failed, Loading } from '@/ui/states';
import { Value } from '@/ui/values';
import classes from './protocol.module.css';
import { inForce, useProtocols, useVersions } from './useProtocols';

/** Every protocol with its versions. */
export function ProtocolsPage() {
  const { t } = useTranslation('protocol');
  return (
    <Page title={t('title')}>
      <Allowed roles={['CLINICIAN', 'ADMIN']}>
        <Protocols />
      </Allowed>
    </Page>
  );
}

function Protocols() {
  const { t } = useTranslation('protocol');
  const { t: tc } = useTranslation();
  const protocols = useProtocols();
  if (protocols.isPending) {
    return <Loading />;
  }
  if (!protocols.data) {
    return <Failed error={protocols.error} retry={() => void protocols.refetch()} />;
  }
  return (
    <>
      {protocols.data.length === 0 && <Empty title={t('none')} />}
      {protocols.data.map((latest) => (
        <Versions key={latest.code} latest={latest} />
      ))}
      <Text size="sm" className="dim">
        {tc('informs')}
      </Text>
    </>
  );
}

/** Who published or changed a version, and when. */
export function usePublished(): (version: ProtocolVersionView) => string | null {
  const { t, i18n } = useTranslation('protocol');
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  return ({ publishedAt, publishedBy, shippedRelease }) => {
    if (!publishedAt) {
      return null;
    }
    const name = publishedBy
      ? (nameOf(publishedBy) ?? t('somebody'))
      : shippedRelease === null
        ? t('somebody')
        : t('shipped', { release: shippedRelease });
    return t('by', { time: dayAndTime(publishedAt, timeZone, i18n.language), name });
  };
}

function Versions({ latest }: { latest: ProtocolVersionView }) {
  const { t } = useTranslation('protocol');
  const published = usePublished();
  const versions = useVersions(latest.code);
  const all = versions.data ?? [latest];
  return (
    <section className={classes.panel} aria-label={latest.title}>
      <Title order={2} size="h4">
        {latest.title}
      </Title>
      <Table.ScrollContainer minWidth={620} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={140}>{t('version')}</Table.Th>
              <Table.Th w={220}>{t('status')}</Table.Th>
              <Table.Th>{t('published')}</Table.Th>
              <Table.Th w={200}>{t('hintsHead')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {all.map((version) => (
              <Table.Tr key={version.version}>
                <Table.Td className="num">
                  <TextLink
                    to="/protocols/$code/$version"
                    params={{ code: version.code, version: String(version.version) }}
                    className={classes.target}
                  >
                    {t('version')} {version.version}
                  </TextLink>
                </Table.Td>
                <Table.Td>
                  {t(`statuses.${version.status}`)}
                  {version.status === 'PUBLISHED' && <span className="dim"> · {t(inForce(all, version) ? 'inForce' : 'replaced')}</span>}
                  {version.problems.length > 0 && <strong> · {t('problems', { count: version.problems.length })}</strong>}
                </Table.Td>
                <Table.Td className="num">
                  <Value value={published(version)} />
                </Table.Td>
                <Table.Td className="num">
                  {version.hints.length === 0 ? t('noHints') : t('hints', { count: version.hints.length })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
