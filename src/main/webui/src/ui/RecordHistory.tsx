import { Button, Table, Text } from '@mantine/core';
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageRecordChange } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { dayAndTime } from '@/lib/time';
import { DataTable } from './DataTable';
import { Section } from './Section';
import { Failed, Loading } from './states';

interface RecordHistoryProps {
  title: string;
  /** What the first entry says. */
  first: string;
  queryKey: QueryKey;
  /** A page of the changes; the first without a cursor. */
  read: (query: { cursor?: string }) => Promise<PageRecordChange>;
  fieldName: (field: string) => string;
  shown: (field: string, value: unknown) => string;
}

function Changes({ title, first: begun, queryKey, read, fieldName, shown }: RecordHistoryProps) {
  const { t, i18n } = useTranslation('history');
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const found = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam ? { cursor: pageParam } : {}),
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
  const hasReasons = changes.some(({ reason }) => reason);
  return (
    <>
      <DataTable label={title} head={[t('when'), t('who'), t('what'), ...(hasReasons ? [t('reason')] : [])]}>
        {changes.map(({ number, at, by, first, fields, reason }) => (
          <Table.Tr key={number}>
            <Table.Th scope="row">{dayAndTime(at, timeZone, i18n.language)}</Table.Th>
            <Table.Td>{by ? (nameOf(by) ?? by) : t('unknown')}</Table.Td>
            <Table.Td>
              {first
                ? begun
                : fields.map(({ field, before, after }) => (
                    <Text key={field} size="sm">
                      {t('change', { field: fieldName(field), before: shown(field, before), after: shown(field, after) })}
                    </Text>
                  ))}
            </Table.Td>
            {hasReasons && <Table.Td>{reason}</Table.Td>}
          </Table.Tr>
        ))}
      </DataTable>
      {found.hasNextPage && (
        <Button mt="md" variant="default" onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

/** Who changed a record, and from what to what; read when it is asked for. */
export function RecordHistory(props: RecordHistoryProps) {
  const { t } = useTranslation('history');
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={props.title}
      actions={
        !open && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('show')}
          </Button>
        )
      }
    >
      {open && <Changes {...props} />}
    </Section>
  );
}
