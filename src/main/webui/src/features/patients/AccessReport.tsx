import { Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import type { PersonsAccess } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';

function Row({ access }: { access: PersonsAccess }) {
  const { t, i18n } = useTranslation('patients');
  const { timeZone } = useClinic();
  const { actorId, name, machine, lastAt, read, changed, shown, refused, reasons } = access;
  const who = name ?? actorId ?? t('access.nobody');
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {machine ? t('access.machine', { name: who }) : who}
        {reasons.map((reason) => (
          <Text key={reason} size="sm" className="dim">
            {t('access.reason', { reason })}
          </Text>
        ))}
      </Table.Th>
      <Table.Td className="num">{dayAndTime(lastAt, timeZone, i18n.language)}</Table.Td>
      {[read, changed, shown, refused].map((count, at) => (
        <Table.Td key={['read', 'changed', 'shown', 'refused'][at]} className="num">
          {count}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function Report({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patients');
  const report = useQuery({
    queryKey: ['access-report', patientId],
    queryFn: () => body(api.GET('/api/patients/{id}/access-report', { params: { path: { id: patientId } } })),
  });
  if (report.isPending) {
    return <Loading rows={3} height={44} />;
  }
  if (!report.data) {
    return <Failed error={report.error} retry={() => void report.refetch()} />;
  }
  const { people } = report.data;
  if (people.length === 0) {
    return <Empty title={t('access.none')} />;
  }
  return (
    <DataTable
      label={t('access.title')}
      head={[t('access.who'), t('access.last'), t('access.read'), t('access.changed'), t('access.shown'), t('access.refused')]}
    >
      {people.map((access) => (
        <Row key={access.actorId ?? 'nobody'} access={access} />
      ))}
    </DataTable>
  );
}

/** Who saw the patient's record in the last year; read when an admin asks, since asking is recorded, too. */
export function AccessReport({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patients');
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={t('access.title')}
      actions={
        !open && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('access.show')}
          </Button>
        )
      }
    >
      {open && <Report patientId={patientId} />}
    </Section>
  );
}
