import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BrokenGlassView } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import { useClinic, useMe } from '@/lib/me';
import { perform } from '@/lib/perform';
import { useStaffNames } from '@/lib/staff';
import { dayAndTime } from '@/lib/time';
import { DataTable } from '@/ui/DataTable';
import { TextLink } from '@/ui/links';
import { refusal } from '@/ui/notice';
import { Section } from '@/ui/Section';
import { useAllClinics } from '../clinics/useClinics';
import { useBrokenGlass, useEndGlass, useSeeGlass } from './useMembership';

function Row({ glass }: { glass: BrokenGlassView }) {
  const { t, i18n } = useTranslation('admin');
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const clinics = useAllClinics().data ?? [];
  const end = useEndGlass();
  const see = useSeeGlass();
  const me = useMe();
  const now = useNowCoarse();
  const who = nameOf(glass.staffId) ?? glass.staffId;
  const where = glass.enteredClinicIds.map((entered) => clinics.find(({ id }) => id === entered)?.name ?? '–').join(', ');
  const news = glass.staffId !== me.id && !glass.seenBy.some(({ staffId }) => staffId === me.id);
  const at = (instant: string) => dayAndTime(instant, timeZone, i18n.language);
  const over = glass.endedAt !== null || Date.parse(glass.endsAt) <= now;
  return (
    <Table.Tr>
      <Table.Th scope="row">{who}</Table.Th>
      <Table.Td>
        {glass.patientId ? (
          <TextLink to="/patients/$patientId" params={{ patientId: glass.patientId }}>
            {t('glass.patientAt', { clinics: where })}
          </TextLink>
        ) : (
          where
        )}
      </Table.Td>
      <Table.Td>{glass.reason}</Table.Td>
      <Table.Td>{at(glass.brokenAt)}</Table.Td>
      <Table.Td>{at(glass.endedAt ?? glass.endsAt)}</Table.Td>
      <Table.Td>
        {glass.seenBy.map((seen) => (
          <div key={seen.staffId}>
            {nameOf(seen.staffId) ?? seen.staffId}, {at(seen.at)}
          </div>
        ))}
        {news && (
          <Button
            variant="default"
            aria-label={`${t('glass.see')}: ${who}`}
            loading={see.isPending}
            onClick={() => perform(see, glass.id, { onError: refusal })}
          >
            {t('glass.see')}
          </Button>
        )}
      </Table.Td>
      <Table.Td>
        {!over && (
          <Button
            variant="default"
            aria-label={`${t('glass.end')}: ${who}`}
            loading={end.isPending}
            onClick={() => perform(end, glass.id, { onError: refusal })}
          >
            {t('glass.end')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Who entered another clinic, and why; nothing where nobody did. */
export function BrokenGlass() {
  const { t } = useTranslation('admin');
  const broken = useBrokenGlass().data ?? [];
  if (broken.length === 0) {
    return null;
  }
  return (
    <Section title={t('glass.title')} id="broken-glass">
      <DataTable
        label={t('glass.title')}
        head={[t('staff.name'), t('glass.what'), t('glass.reason'), t('glass.since'), t('glass.until'), t('glass.seenBy'), t('actions')]}
      >
        {broken.map((glass) => (
          <Row key={glass.id} glass={glass} />
        ))}
      </DataTable>
    </Section>
  );
}
