import { Button, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import type { CourseView, Phase } from '@/lib/api/schema';
import { liveKey } from '@/lib/live';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { Section } from '@/ui/Section';
import { Failed, Loading } from '@/ui/states';

/** A field's value in words: phases as the order says them, nothing as a dash. */
function useShown(): (field: string, value: unknown) => string {
  const { t } = useTranslation('courses');
  return (field, value) => {
    if (value === null || value === undefined) {
      return '–';
    }
    if (field === 'phases') {
      return (value as Phase[])
        .map(({ name, sessions, gapDays }) =>
          t('phase', { name, count: sessions, min: gapDays.min, max: gapDays.max, target: gapDays.target }),
        )
        .join('; ');
    }
    if (field === 'acuity') {
      return t(`acuityOf.${value as CourseView['acuity']}`);
    }
    return field === 'status' ? t(`status.${value as CourseView['status']}`) : String(value);
  };
}

function Changes({ courseId }: { courseId: string }) {
  const { t, i18n } = useTranslation('courses');
  const clinic = useClinic();
  const nameOf = useStaffNames();
  const shown = useShown();
  const found = useInfiniteQuery({
    queryKey: liveKey(clinic.id, 'course-history', courseId),
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/courses/{id}/history', { params: { path: { id: courseId }, query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  if (found.isPending) {
    return <Loading rows={2} height={44} />;
  }
  if (found.isError && !found.data) {
    return <Failed error={found.error} retry={() => void found.refetch()} />;
  }
  const changes = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <DataTable label={t('history.title')} head={[t('when'), t('history.who'), t('history.what'), t('reason')]}>
        {changes.map(({ number, at, by, first, fields, reason }) => (
          <Table.Tr key={number}>
            <Table.Th scope="row">{dayAndTime(at, clinic.timeZone, i18n.language)}</Table.Th>
            <Table.Td>{by ? (nameOf(by) ?? by) : t('history.unknown')}</Table.Td>
            <Table.Td>
              {first
                ? t('history.first')
                : fields.map(({ field, before, after }) => (
                    <Text key={field} size="sm">
                      {t('history.change', {
                        field: t(`history.field.${field}`, { defaultValue: field }),
                        before: shown(field, before),
                        after: shown(field, after),
                      })}
                    </Text>
                  ))}
            </Table.Td>
            <Table.Td>{reason}</Table.Td>
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

/** Who changed the course, why, and from what to what; read when it is asked for. */
export function CourseHistory({ courseId }: { courseId: string }) {
  const { t } = useTranslation('courses');
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
      {open && <Changes courseId={courseId} />}
    </Section>
  );
}
