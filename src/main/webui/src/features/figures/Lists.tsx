import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cancellation, NurseLoad } from '@/lib/api/schema';
import { useStaffNames } from '@/lib/staff';
import { DataTable } from '@/ui/DataTable';
import { Section } from '@/ui/Section';
import { Empty } from '@/ui/states';
import { usePercent } from './Cards';

/** How much each nurse had to watch. */
export function Nurses({ loads }: { loads: NurseLoad[] }) {
  const { t, i18n } = useTranslation('figures');
  const nameOf = useStaffNames();
  const mean = (value: number | null) =>
    value === null ? '–' : new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(value);
  return (
    <Section title={t('load.title')}>
      <Text className="dim" mb="sm">
        {t('load.means')}
      </Text>
      {loads.length === 0 ? (
        <Empty title={t('load.none')} />
      ) : (
        <DataTable label={t('load.title')} head={[t('load.nurse'), t('load.sessions'), t('load.mean'), t('load.minutes'), t('load.peak')]}>
          {loads.map(({ staffId, sessions, monitored, peakPatients }) => (
            <Table.Tr key={staffId}>
              <Table.Th scope="row">{nameOf(staffId) ?? t('load.unknown', { id: staffId.slice(-4) })}</Table.Th>
              <Table.Td>{sessions}</Table.Td>
              <Table.Td>{mean(monitored.value)}</Table.Td>
              <Table.Td>{t('ofWords', { numerator: monitored.numerator, denominator: monitored.denominator, unit: 'min' })}</Table.Td>
              <Table.Td>{peakPatients}</Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
    </Section>
  );
}

/** Why sessions were canceled. */
export function CalledOff({ cancellations }: { cancellations: Cancellation[] }) {
  const { t } = useTranslation('figures');
  const { t: ts } = useTranslation('schedule');
  const percent = usePercent();
  return (
    <Section title={t('cancelled.title')}>
      <Text className="dim" mb="sm">
        {t('cancelled.means')}
      </Text>
      {cancellations.length === 0 ? (
        <Empty title={t('cancelled.none')} />
      ) : (
        <DataTable label={t('cancelled.title')} head={[t('cancelled.reason'), t('cancelled.share'), t('cancelled.count')]}>
          {cancellations.map(({ code, share }) => (
            <Table.Tr key={code ?? ''}>
              <Table.Th scope="row">{code ? ts(`code.${code}`) : t('cancelled.noCode')}</Table.Th>
              <Table.Td>{percent(share)}</Table.Td>
              <Table.Td>{t('ofWords', { numerator: share.numerator, denominator: share.denominator, unit: '' })}</Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
    </Section>
  );
}
