import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useClinic } from '@/lib/me';
import { clockTime, dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { TextLink } from '@/ui/links';
import { Section } from '@/ui/Section';
import { Failed, Loading } from '@/ui/states';
import { Value } from '@/ui/values';
import { useSideEffectHistory } from './usePatients';

/** The patient's side effects over all sessions. */
export function SideEffectHistory({ patientId }: { patientId: string }) {
  const { t, i18n } = useTranslation('patients');
  const { t: tc } = useTranslation();
  const { id: clinicId, timeZone } = useClinic();
  const history = useSideEffectHistory(clinicId, patientId);
  const shown = (history.data ?? [])
    .filter(({ sideEffect }) => !sideEffect.retracted && !sideEffect.supersededBy)
    .sort((a, b) => Date.parse(b.sideEffect.onsetAt) - Date.parse(a.sideEffect.onsetAt));
  return (
    <Section title={t('sideEffects')}>
      {history.isPending && <Loading rows={3} height={40} />}
      {history.isError && !history.data && <Failed error={history.error} retry={() => void history.refetch()} />}
      {history.data && shown.length === 0 && <Text className="dim">{t('noSideEffects')}</Text>}
      {shown.length > 0 && (
        <DataTable label={t('sideEffects')} head={[t('what'), t('worst'), t('onset'), t('at'), t('ended'), t('column.session')]}>
          {shown.map(({ sessionId, sessionNumber, sideEffect }) => (
            <Table.Tr key={sideEffect.id}>
              <Table.Th scope="row">{sideEffect.title}</Table.Th>
              <Table.Td>{tc(`sideEffectSeverity.${sideEffect.peakSeverity}`)}</Table.Td>
              <Table.Td>{dayAndTime(sideEffect.onsetAt, timeZone, i18n.language)}</Table.Td>
              <Table.Td>
                {sideEffect.atOnset ? (
                  <Value value={sideEffect.atOnset.deliveredMg} unit={tc('unit.mg')} />
                ) : (
                  <span className="dim">{t('notInfusing')}</span>
                )}
              </Table.Td>
              <Table.Td>{sideEffect.resolvedAt ? clockTime(sideEffect.resolvedAt, timeZone) : t('ongoing')}</Table.Td>
              <Table.Td>
                <TextLink to="/sessions/$sessionId" params={{ sessionId }}>
                  {t('session', { number: sessionNumber })}
                </TextLink>
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
    </Section>
  );
}
