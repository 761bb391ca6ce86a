import { Button, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarTokenView, ClinicView } from '@/lib/api/schema';
import { perform } from '@/lib/perform';
import { useStaffNames } from '@/lib/staff';
import { dayAndTime } from '@/lib/time';
import { ConfirmModal } from '@/ui/ConfirmModal';
import { DataTable } from '@/ui/DataTable';
import { done } from '@/ui/notice';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';
import { ClinicFrame } from './ClinicFrame';
import { MakeCalendar } from './MakeCalendar';
import { useCalendars, useRevokeCalendar } from './useCalendars';

function Revoke({ clinicId, feed, onClose }: { clinicId: string; feed: CalendarTokenView | null; onClose: () => void }) {
  const { t } = useTranslation('clinics');
  const { t: ta } = useTranslation('admin');
  const revoke = useRevokeCalendar(clinicId);
  const close = () => {
    revoke.reset();
    onClose();
  };
  return (
    <ConfirmModal
      opened={feed !== null}
      title={t('calendars.revokeTitle', { name: feed?.name ?? '' })}
      doLabel={t('calendars.revoke')}
      keepLabel={ta('keep')}
      pending={revoke.isPending}
      error={revoke.error}
      onClose={close}
      onDo={() =>
        feed &&
        perform(revoke, feed.id, {
          onSuccess: () => {
            done(t('calendars.revoked'));
            close();
          },
        })
      }
    >
      <Text>{t('calendars.revokeText')}</Text>
    </ConfirmModal>
  );
}

function Feeds({ clinic }: { clinic: ClinicView }) {
  const { t, i18n } = useTranslation('clinics');
  const { t: ta } = useTranslation('admin');
  const nameOf = useStaffNames();
  const feeds = useCalendars(clinic.id);
  const [leaving, setLeaving] = useState<CalendarTokenView | null>(null);
  if (feeds.isPending) {
    return <Loading rows={2} height={56} />;
  }
  if (feeds.isError && !feeds.data) {
    return <Failed error={feeds.error} retry={() => void feeds.refetch()} />;
  }
  const at = (instant: string) => dayAndTime(instant, clinic.timeZone, i18n.language);
  return (
    <>
      {feeds.data.length === 0 ? (
        <Empty title={t('calendars.none')} />
      ) : (
        <DataTable
          label={t('calendars.list')}
          head={[t('calendars.name'), t('calendars.whose'), t('calendars.created'), ta('state'), ta('actions')]}
        >
          {feeds.data.map((feed) => (
            <Table.Tr key={feed.id}>
              <Table.Th scope="row">{feed.name}</Table.Th>
              <Table.Td>{feed.nurseId ? (nameOf(feed.nurseId) ?? '–') : t('calendars.everybody')}</Table.Td>
              <Table.Td>{at(feed.createdAt)}</Table.Td>
              <Table.Td>{feed.revokedAt ? t('calendars.revokedAt', { time: at(feed.revokedAt) }) : t('calendars.valid')}</Table.Td>
              <Table.Td>
                {!feed.revokedAt && (
                  <Button variant="default" aria-label={`${t('calendars.revoke')}: ${feed.name}`} onClick={() => setLeaving(feed)}>
                    {t('calendars.revoke')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
      <Revoke clinicId={clinic.id} feed={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

/** The calendar feeds of one clinic. */
export function CalendarsPage() {
  const { t } = useTranslation('clinics');
  return (
    <ClinicFrame title={(clinic) => t('calendars.title', { clinic })}>
      {(clinic) => (
        <Stack>
          <Section title={t('calendars.add')}>
            <Text mb="sm">{t('calendars.explain')}</Text>
            <MakeCalendar clinicId={clinic.id} />
          </Section>
          <Section title={t('calendars.list')}>
            <Feeds clinic={clinic} />
          </Section>
        </Stack>
      )}
    </ClinicFrame>
  );
}
