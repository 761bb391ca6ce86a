import { Button, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolVersionView, ThresholdOverrideView } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import { useClinic, useHasRole } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { dayAndTime } from '@/lib/time';
import { SeverityBadge } from '@/ui/severity';
import { Value } from '@/ui/values';
import { useThresholdWords } from '@/ui/useThresholdWords';
import classes from './limit.module.css';
import { Revoke } from './Revoke';
import { asThreshold, counts } from './useLimits';

interface LimitListProps {
  limits: ThresholdOverrideView[];
  protocols: ProtocolVersionView[];
}

function useFate(): (limit: ThresholdOverrideView) => string | null {
  const { t, i18n } = useTranslation('limit');
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const now = useNowCoarse();
  return (limit) => {
    if (limit.revokedAt) {
      return t('revokedBy', {
        name: nameOf(limit.revokedBy) ?? t('somebody'),
        time: dayAndTime(limit.revokedAt, timeZone, i18n.language),
        reason: limit.revocationReason ?? '',
      });
    }
    return counts(limit, now) ? null : t('expired', { time: dayAndTime(limit.expiresAt, timeZone, i18n.language) });
  };
}

/** The limits that count now, and those that do not any more. */
export function LimitList({ limits, protocols }: LimitListProps) {
  const { t } = useTranslation('limit');
  const now = useNowCoarse();
  const inForce = limits.filter((limit) => counts(limit, now));
  const over = limits.filter((limit) => !counts(limit, now));
  return (
    <>
      <section className={classes.panel} aria-label={t('inForce')}>
        <Title order={2} size="h5">
          {t('inForce')}
        </Title>
        {inForce.length === 0 ? <Text className="dim">{t('none')}</Text> : <Rows limits={inForce} protocols={protocols} />}
      </section>
      {over.length > 0 && (
        <section className={classes.panel} aria-label={t('earlier')}>
          <Title order={2} size="h5">
            {t('earlier')}
          </Title>
          <Rows limits={over} protocols={protocols} />
        </section>
      )}
    </>
  );
}

function Rows({ limits, protocols }: LimitListProps) {
  const { t, i18n } = useTranslation('limit');
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const words = useThresholdWords();
  const fate = useFate();
  const clinician = useHasRole('CLINICIAN');
  const [revoking, setRevoking] = useState<ThresholdOverrideView | null>(null);
  const title = ({ protocol, rule }: ThresholdOverrideView) =>
    protocols.find(({ code }) => code === protocol)?.rules.find(({ code }) => code === rule)?.title ?? rule;
  const own = (limit: ThresholdOverrideView) =>
    `${title(limit)}: ${words.name(asThreshold(limit))} ${limit.value} ${words.unit(asThreshold(limit))}`;
  const at = (instant: string) => dayAndTime(instant, timeZone, i18n.language);
  return (
    <>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('limit')}</Table.Th>
            <Table.Th>{t('reason')}</Table.Th>
            <Table.Th>{t('until')}</Table.Th>
            <Table.Th>{t('set')}</Table.Th>
            {clinician && <Table.Th>{t('revoke')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {limits.map((limit) => (
            <Table.Tr key={limit.id}>
              <Table.Td className="num">
                <SeverityBadge severity={limit.severity} calm /> {own(limit)}
              </Table.Td>
              <Table.Td>{limit.reason}</Table.Td>
              <Table.Td className="num">{fate(limit) ?? at(limit.expiresAt)}</Table.Td>
              <Table.Td className="num">
                {t('setBy', { name: nameOf(limit.createdBy) ?? t('somebody'), time: at(limit.createdAt) })}
              </Table.Td>
              {clinician && (
                <Table.Td>
                  {fate(limit) ? (
                    <Value value={null} />
                  ) : (
                    <Button variant="default" onClick={() => setRevoking(limit)}>
                      {t('revoke')}
                    </Button>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {revoking && <Revoke limit={revoking} words={own(revoking)} onClose={() => setRevoking(null)} />}
    </>
  );
}
