import { Button, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { Section } from '@/ui/Section';
import { Failed, Loading } from '@/ui/states';

/** A value as text: lists joined, nothing as a dash. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return '–';
  }
  if (Array.isArray(value)) {
    return value.map(shown).join(', ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function Changes({ patientId }: { patientId: string }) {
  const { t, i18n } = useTranslation('patients');
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const found = useInfiniteQuery({
    queryKey: ['patient-history', patientId],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/patients/{id}/history', { params: { path: { id: patientId }, query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  if (found.isPending) {
    return <Loading rows={3} height={44} />;
  }
  if (found.isError && !found.data) {
    return <Failed error={found.error} retry={() => void found.refetch()} />;
  }
  const changes = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <DataTable label={t('history.title')} head={[t('when'), t('history.who'), t('history.what')]}>
        {changes.map(({ number, at, by, first, fields }) => (
          <Table.Tr key={number}>
            <Table.Th scope="row">{dayAndTime(at, timeZone, i18n.language)}</Table.Th>
            <Table.Td>{by ? (nameOf(by) ?? by) : t('history.unknown')}</Table.Td>
            <Table.Td>
              {first
                ? t('history.first')
                : fields.map(({ field, before, after }) => (
                    <Text key={field} size="sm">
                      {t('history.change', {
                        field: t(`field.${field}`, { defaultValue: field }),
                        before: shown(before),
                        after: shown(after),
                      })}
                    </Text>
                  ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
      {found.hasNextPage && (
        <Button mt="md" variant="default" onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {t('history.more')}
        </Button>
      )}
    </>
  );
}

/** Who changed the patient's record, and from what to what; read when it is asked for. */
export function PatientHistory({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patients');
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={t('history.title')}
      actions={
        !open && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('history.show')}
          </Button>
        )
      }
    >
      {open && <Changes patientId={patientId} />}
    </Section>
  );
}
