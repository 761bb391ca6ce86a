import { Alert, Button, Table } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { usePatient } from '@/lib/patients';
import { perform } from '@/lib/perform';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { TextLink } from '@/ui/links';
import { useIdentity } from '@/ui/names';
import { done } from '@/ui/notice';
import { ReasonModal } from '@/ui/ReasonModal';
import { Section } from '@/ui/Section';
import { Failed } from '@/ui/states';
import { useMerges, useUndoMerge } from './useMerges';

function RecordLink({ id }: { id: string }) {
  const { t } = useTranslation('patients');
  const identity = useIdentity();
  const { data } = usePatient(id);
  return (
    <TextLink to="/patients/$patientId" params={{ patientId: id }}>
      {data ? t('duplicate.candidate', { identity: identity(data), mrn: data.mrn }) : t('duplicate.open')}
    </TextLink>
  );
}

/** Says that another record is in use in place of this one. */
export function MergedInto({ survivorId }: { survivorId: string }) {
  const { t } = useTranslation('patients');
  return (
    <Alert color="gray" variant="outline" role="alert" icon={<IconArrowMerge aria-hidden />} title={t('merge.into')}>
      <RecordLink id={survivorId} />
    </Alert>
  );
}

/** With which records the patient's was merged, by whose reason, and whether that was undone. */
export function Merges({ patientId, mayUndo }: { patientId: string; mayUndo: boolean }) {
  const { t, i18n } = useTranslation('patients');
  const { timeZone } = useClinic();
  const merges = useMerges(patientId);
  const undo = useUndoMerge(patientId);
  const [asked, setAsked] = useState<MergeView | null>(null);
  const close = () => {
    setAsked(null);
    undo.reset();
  };
  if (merges.isError && !merges.data) {
    return <Failed error={merges.error} retry={() => void merges.refetch()} />;
  }
  if (!merges.data || merges.data.length === 0) {
    return null;
  }
  return (
    <Section title={t('merge.history')}>
      <DataTable label={t('merge.history')} head={[t('merge.other'), t('when'), t('merge.reason'), t('status')]}>
        {merges.data.map((merge) => (
          <Table.Tr key={merge.id}>
            <Table.Th scope="row">
              <RecordLink id={merge.survivorId === patientId ? merge.mergedId : merge.survivorId} />
            </Table.Th>
            <Table.Td>{dayAndTime(merge.createdAt, timeZone, i18n.language)}</Table.Td>
            <Table.Td>{merge.reason}</Table.Td>
            <Table.Td>
              {merge.undoneAt &&
                t('merge.undone', { when: dayAndTime(merge.undoneAt, timeZone, i18n.language), reason: merge.undoReason ?? '' })}
              {!merge.undoneAt && !mayUndo && t('merge.inForce')}
              {!merge.undoneAt && mayUndo && (
                <Button variant="default" onClick={() => setAsked(merge)}>
                  {t('merge.undo')}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
      <ReasonModal
        opened={asked !== null}
        title={t('merge.undo')}
        text={t('merge.undoText')}
        reasonLabel={t('merge.undoReason')}
        doLabel={t('merge.undo')}
        keepLabel={t('merge.keep')}
        pending={undo.isPending}
        error={undo.error}
        onDo={(reason, key, onError) =>
          asked &&
          perform(
            undo,
            { mergeId: asked.id, reason, key },
            {
              onError,
              onSuccess: () => {
                done(t('merge.undoDone'));
                close();
              },
            },
          )
        }
        onClose={close}
      />
    </Section>
  );
}
