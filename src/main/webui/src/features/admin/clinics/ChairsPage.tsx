import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconArmchairOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '@/lib/api/schema';
import { useChairs } from '@/lib/chairs';
import { perform } from '@/lib/perform';
import { ConfirmModal } from '@/ui/ConfirmModal';
import { DataTable } from '@/ui/DataTable';
import { done, refusal } from '@/ui/notice';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading } from '@/ui/states';
import { AddChair } from './AddChair';
import { ClinicFrame } from './ClinicFrame';
import { RenameChair } from './RenameChair';
import { useChangeChair } from './useClinics';

interface RowProps {
  chair: ChairView;
  onRename: (chair: ChairView) => void;
  onTakeOut: (chair: ChairView) => void;
}

function Row({ chair, onRename, onTakeOut }: RowProps) {
  const { t } = useTranslation('clinics');
  const change = useChangeChair();
  const { name, active } = chair;
  const bringBack = () =>
    perform(change, { chair, change: { active: true } }, { onSuccess: () => done(t('chairs.broughtBack', { name })), onError: refusal });
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>
        {active ? (
          t('chairs.inUse')
        ) : (
          <Group gap={6} className="dim">
            <IconArmchairOff size={18} aria-hidden />
            {t('chairs.outOfUse')}
          </Group>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap="xs">
          <Button variant="default" aria-label={`${t('chairs.rename')}: ${name}`} onClick={() => onRename(chair)}>
            {t('chairs.rename')}
          </Button>
          {active ? (
            <Button variant="default" aria-label={`${t('chairs.takeOut')}: ${name}`} onClick={() => onTakeOut(chair)}>
              {t('chairs.takeOut')}
            </Button>
          ) : (
            <Button variant="default" aria-label={`${t('chairs.bringBack')}: ${name}`} loading={change.isPending} onClick={bringBack}>
              {t('chairs.bringBack')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function TakeOut({ chair, onClose }: { chair: ChairView | null; onClose: () => void }) {
  const { t } = useTranslation('clinics');
  const { t: ta } = useTranslation('admin');
  const change = useChangeChair();
  const name = chair?.name ?? '';
  const close = () => {
    change.reset();
    onClose();
  };
  const takeOut = () =>
    chair &&
    perform(
      change,
      { chair, change: { active: false } },
      {
        onSuccess: () => {
          done(t('chairs.takenOut', { name }));
          close();
        },
      },
    );
  return (
    <ConfirmModal
      opened={chair !== null}
      title={t('chairs.takeOutTitle', { name })}
      doLabel={t('chairs.takeOut')}
      keepLabel={ta('keep')}
      pending={change.isPending}
      error={change.error}
      onDo={takeOut}
      onClose={close}
    >
      <Text>{t('chairs.takeOutText')}</Text>
    </ConfirmModal>
  );
}

function Chairs({ clinicId }: { clinicId: string }) {
  const { t } = useTranslation('clinics');
  const { t: ta } = useTranslation('admin');
  const chairs = useChairs(clinicId);
  const [renamed, setRenamed] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<string | null>(null);
  const byId = (id: string | null) => chairs.data?.find((chair) => chair.id === id) ?? null;
  return (
    <>
      {chairs.isPending && <Loading rows={4} height={56} />}
      {chairs.isError && !chairs.data && <Failed error={chairs.error} retry={() => void chairs.refetch()} />}
      {chairs.data?.length === 0 && <Empty title={t('chairs.none')} />}
      {chairs.data && chairs.data.length > 0 && (
        <DataTable label={t('chairs.list')} head={[t('chairs.chair'), ta('state'), ta('actions')]}>
          {chairs.data.map((chair) => (
            <Row key={chair.id} chair={chair} onRename={({ id }) => setRenamed(id)} onTakeOut={({ id }) => setLeaving(id)} />
          ))}
        </DataTable>
      )}
      <RenameChair chair={byId(renamed)} onClose={() => setRenamed(null)} />
      <TakeOut chair={byId(leaving)} onClose={() => setLeaving(null)} />
    </>
  );
}

/** The chairs of one clinic. */
export function ChairsPage() {
  const { t } = useTranslation('clinics');
  return (
    <ClinicFrame title={(clinic) => t('chairs.title', { clinic })}>
      {({ id }) => (
        <Stack>
          <Section title={t('chairs.add')}>
            <AddChair clinicId={id} />
          </Section>
          <Section title={t('chairs.list')}>
            <Chairs clinicId={id} />
          </Section>
        </Stack>
      )}
    </ClinicFrame>
  );
}
