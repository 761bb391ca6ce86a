import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntryView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { clockTime, localDate, shortDay } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { TextLink } from '@/ui/links';

/** Each entry in the words of the table and of its CSV. */
export function useAuditWords(): { head: string[]; cells: (entry: AuditEntryView) => string[] } {
  const { t } = useTranslation('admin');
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const who = (id: string | null) => (id ? (nameOf(id) ?? id) : t('audit.nobodyKnown'));
  const means = (by: AuditEntryView['means']) => (by && by !== 'SYSTEM' ? ` (${t(`audit.meansOf.${by}`)})` : '');
  const codes = (list: string[]) => (list.length === 0 ? '–' : list.join(', '));
  const changed = ({ of, field, before, after }: AuditEntryView['rights'][number]) =>
    `${nameOf(of) ?? of}: ${field} ${codes(before)} → ${codes(after)}`;
  return {
    head: [
      t('audit.at'),
      t('audit.who'),
      t('audit.call'),
      t('audit.outcome'),
      t('audit.record'),
      t('audit.address'),
      t('audit.number'),
      t('audit.rights'),
    ],
    cells: ({ at, actorId, means: by, method, route, status, outcome, patientId, patientsShown, ids, address, number, rights }) => [
      `${localDate(at, timeZone)} ${clockTime(at, timeZone)} ${timeZone}`,
      who(actorId) + means(by),
      `${method} ${route}`,
      `${t(`audit.outcomeOf.${outcome}`)} (${status})`,
      patientId ??
        (patientsShown > 0 ? t('audit.patientsShown', { count: patientsShown }) : ids.map(({ name, id }) => `${name}=${id}`).join(' ')),
      address,
      number === null ? t('audit.pending') : String(number),
      rights.map(changed).join('; '),
    ],
  };
}

/** Calls as rows. */
export function AuditTable({ entries }: { entries: AuditEntryView[] }) {
  const { t, i18n } = useTranslation('admin');
  const { timeZone } = useClinic();
  const { head, cells } = useAuditWords();
  return (
    <DataTable label={t('audit.list')} head={head}>
      {entries.map((entry) => {
        const [, who, call, outcome, , address, number, rights] = cells(entry);
        return (
          <Table.Tr key={entry.id}>
            <Table.Th scope="row" style={{ whiteSpace: 'nowrap' }}>
              {shortDay(entry.at, timeZone, i18n.language)}, {clockTime(entry.at, timeZone)}
            </Table.Th>
            <Table.Td>{who}</Table.Td>
            <Table.Td>
              <Text span ff="monospace" size="sm">
                {call}
              </Text>
            </Table.Td>
            <Table.Td>{outcome}</Table.Td>
            <Table.Td>
              {entry.patientId ? (
                <TextLink to="/patients/$patientId" params={{ patientId: entry.patientId }}>
                  {t('audit.openPatient')}
                </TextLink>
              ) : entry.patientsShown > 0 ? (
                t('audit.patientsShown', { count: entry.patientsShown })
              ) : (
                <span className="dim">–</span>
              )}
            </Table.Td>
            <Table.Td>{address}</Table.Td>
            <Table.Td>{number}</Table.Td>
            <Table.Td>{rights}</Table.Td>
          </Table.Tr>
        );
      })}
    </DataTable>
  );
}
