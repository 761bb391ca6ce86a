import { Button, Stack, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClinicView, ClosureView } from '@/lib/api/schema';
import { useChairs } from '@/lib/chairs';
import { perform } from '@/lib/perform';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { done } from '@/ui/notice';
import { ReasonModal } from '@/ui/ReasonModal';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';
import { ClinicFrame } from './ClinicFrame';
import { CloseClinic } from './CloseClinic';
import { useClosures, useWithdraw } from './useClosures';

function Withdraw({ clinic, closure, onClose }: { clinic: ClinicView; closure: ClosureView | null; onClose: () => void }) {
  const { t, i18n } = useTranslation('clinics');
  const { t: ta } = useTranslation('admin');
  const withdraw = useWithdraw(clinic.id);
  const at = (instant: string) => dayAndTime(instant, clinic.timeZone, i18n.language);
  return (
    <ReasonModal
      opened={closure !== null}
      title={t('closures.withdrawTitle')}
      text={closure ? t('closures.withdrawText', { from: at(closure.from), until: at(closure.until), reason: closure.reason }) : ''}
      reasonLabel={t('closures.withdrawReason')}
      doLabel={t('closures.withdraw')}
      keepLabel={ta('keep')}
      pending={withdraw.isPending}
      error={withdraw.error}
      onClose={onClose}
      onDo={(reason, key, onError) =>
        closure &&
        perform(
          withdraw,
          { id: closure.id, reason, key },
          {
            onError,
            onSuccess: () => {
              done(t('closures.withdrawn'));
              onClose();
            },
          },
        )
      }
    />
  );
}

function Coming({ clinic }: { clinic: ClinicView }) {
  const { t, i18n } = useTranslation('clinics');
  const { t: ta } = useTranslation('admin');
  const closures = useClosures(clinic.id);
  const chairs = useChairs(clinic.id).data;
  const [leaving, setLeaving] = useState<ClosureView | null>(null);
  if (closures.isPending) {
    return <Loading rows={2} height={56} />;
  }
  if (closures.isError && !closures.data) {
    return <Failed error={closures.error} retry={() => void closures.refetch()} />;
  }
  const at = (instant: string) => dayAndTime(instant, clinic.timeZone, i18n.language);
  const what = (chairId: string | null) => (chairId ? (chairs?.find(({ id }) => id === chairId)?.name ?? '–') : t('closures.whole'));
  return (
    <>
      {closures.data.length === 0 ? (
        <Empty title={t('closures.none')} />
      ) : (
        <DataTable
          label={t('closures.list')}
          head={[t('closures.from'), t('closures.until'), t('closures.chair'), t('closures.reason'), ta('actions')]}
        >
          {closures.data.map((closure) => (
            <Table.Tr key={closure.id}>
              <Table.Th scope="row">{at(closure.from)}</Table.Th>
              <Table.Td>{at(closure.until)}</Table.Td>
              <Table.Td>{what(closure.chairId)}</Table.Td>
              <Table.Td>{closure.reason}</Table.Td>
              <Table.Td>
                <Button variant="default" aria-label={`${t('closures.withdraw')}: ${closure.reason}`} onClick={() => setLeaving(closure)}>
                  {t('closures.withdraw')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
      <Withdraw clinic={clinic} closure={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

/** Closures of one clinic and its chairs. */
export function ClosuresPage() {
  const { t } = useTranslation('clinics');
  return (
    <ClinicFrame title={(clinic) => t('closures.title', { clinic })}>
      {(clinic) => (
        <Stack>
          <Section title={t('closures.add')}>
            <CloseClinic clinic={clinic} />
          </Section>
          <Section title={t('closures.list')}>
            <Coming clinic={clinic} />
          </Section>
        </Stack>
      )}
    </ClinicFrame>
  );
}
