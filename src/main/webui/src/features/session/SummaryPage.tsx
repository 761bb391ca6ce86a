import { Box, Button, Table, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { clockTime, dayAndTime, longDay } from '@/lib/time';
import { useBirthDate } from '@/ui/names';
import { Chart } from '@/ui/chart/Chart';
import { ClinicOf, ForeignTimes } from '@/ui/ClinicOf';
import { LinkButton } from '@/ui/links';
import { Page } from '@/ui/Page';
import { Failed, Loading } from '@/ui/states';
import { Weight } from '@/ui/units';
import { Value } from '@/ui/values';
import { FlagsPanel } from './FlagsPanel';
import { ObservationTable } from './list/ObservationTable';
import { SideEffectTable } from './list/SideEffectTable';
import { useSession } from './useSession';

/** The chart is painted, and does not bend: it is as wide here as on A4, less the margins. */
const PAPER = 670;

function Facts({ session }: { session: SessionView }) {
  const { t, i18n } = useTranslation('session');
  const { t: tc } = useTranslation();
  const clinic = useClinic();
  const { timeZone } = clinic;
  const nameOf = useStaffNames();
  const at = (instant: string | null | undefined) => (instant ? clockTime(instant, timeZone) : tc('value.missing'));
  const { patient, infusion, ordered } = session;
  const rows: [string, React.ReactNode][] = [
    [
      tc('clinic'),
      `${clinic.id === session.clinicId ? clinic.name : tc('value.missing')} · ${longDay(session.start, timeZone, i18n.language)} · ${session.chair.name}`,
    ],
    [t('of', { number: session.number, sessions: session.course.sessions }), `${session.course.indication} · ${session.course.drug}`],
    [
      t('ordered'),
      <span key="o" className="num">
        <Value value={ordered.doseMg} unit={tc('unit.mg')} /> (<Value value={ordered.dosePerKg} /> {tc('unit.mgPerKg')},{' '}
        {ordered.infusionMinutes} {tc('unit.minutes')})
      </span>,
    ],
    [t('delivered'), <Value key="d" value={infusion?.deliveredMg} unit={tc('unit.mg')} />],
    [
      t('weight'),
      <Weight
        key="w"
        kilograms={session.weight ? session.weight.weightKg : patient.weightKg}
        entered={session.weight?.weightEntered ?? null}
      />,
    ],
    [tc('phase.CHECKED_IN'), at(session.checkedInAt)],
    [tc('phase.INFUSING'), `${at(infusion?.startedAt)} – ${at(infusion?.endedAt)}${infusion?.endReason ? ` · ${infusion.endReason}` : ''}`],
    [tc('phase.DISCHARGED'), at(session.dischargedAt)],
    [t('home.escort'), session.escort ?? tc('value.missing')],
    [tc('role.NURSE'), nameOf(session.nurseId) ?? tc('value.missing')],
    [t('dispositionLabel'), session.reviewDisposition ? t(`disposition.${session.reviewDisposition}`) : tc('value.missing')],
  ];
  return (
    <Table withTableBorder={false} verticalSpacing={3} mb="md">
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th w={220}>{name}</Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Summary({ session }: { session: SessionView }) {
  const { t, i18n } = useTranslation('session');
  const { t: tc } = useTranslation();
  const born = useBirthDate();
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  return (
    <>
      <Title order={2} size="h3">
        {session.patient.familyName}, {session.patient.givenName}
      </Title>
      <Text mb="sm" className="num">
        {session.patient.mrn} · {t('born', { date: born(session.patient) })} ·{' '}
        {session.patient.allergies.length > 0 ? t('allergies', { list: session.patient.allergies.join(', ') }) : t('noAllergies')}
      </Text>
      <ForeignTimes clinicId={session.clinicId} />
      <Facts session={session} />
      <Box maw={PAPER}>
        <Chart session={session} />
      </Box>
      <SideEffectTable session={session} />
      <FlagsPanel session={session} />
      <ObservationTable session={session} />
      {session.reviewNote && <Text mt="sm">{session.reviewNote}</Text>}
      {session.addenda.map((addendum) => (
        <Text key={addendum.id} mt="xs">
          {addendum.text}{' '}
          <span className="dim num">
            · {nameOf(addendum.createdBy) ?? tc('value.missing')}, {dayAndTime(addendum.createdAt, timeZone, i18n.language)}
          </span>
        </Text>
      ))}
      <Text size="sm" className="dim" mt="md">
        {tc('informs')}
      </Text>
    </>
  );
}

/** The whole session on paper. */
export function SummaryPage() {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { sessionId } = useParams({ from: '/sessions/$sessionId/summary' });
  const query = useSession(sessionId);
  const session = query.data;
  return (
    <Page
      title={t('summary')}
      actions={
        <>
          <LinkButton variant="default" to="/sessions/$sessionId" params={{ sessionId }}>
            {tc('action.back')}
          </LinkButton>
          <Button onClick={() => window.print()} leftSection={<IconPrinter size={20} aria-hidden />}>
            {tc('action.print')}
          </Button>
        </>
      }
    >
      {query.isPending && <Loading />}
      {query.isError && !session && <Failed error={query.error} retry={() => void query.refetch()} />}
      {session && (
        <ClinicOf id={session.clinicId}>
          <Summary session={session} />
        </ClinicOf>
      )}
    </Page>
  );
}
