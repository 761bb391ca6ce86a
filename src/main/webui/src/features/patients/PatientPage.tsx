import { SimpleGrid, Stack, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHasRole } from '@/lib/me';
import { fullName, usePatient } from '@/lib/patients';
import { Page } from '@/ui/Page';
import { LinkButton } from '@/ui/links';
import { Failed, Loading } from '@/ui/states';
import { AccessReport } from './AccessReport';
import { Deceased } from './Deceased';
import { MergedInto, Merges } from './Merges';
import { PatientCourses } from './PatientCourses';
import { AvailabilityCard, MedicalCard, PersonCard } from './PatientCards';
import { PatientHistory } from './PatientHistory';
import { PatientSessions } from './PatientSessions';
import { RecordDeath } from './RecordDeath';
import { RecordExport } from './RecordExport';
import { SideEffectHistory } from './SideEffectHistory';

/** A patient: the person, alerts, courses, sessions and side effects. */
export function PatientPage() {
  const { t } = useTranslation('patients');
  const { patientId } = useParams({ from: '/patients/$patientId' });
  const patient = usePatient(patientId);
  const mayEdit = useHasRole('SCHEDULER', 'NURSE', 'CLINICIAN', 'ADMIN');
  const mayMerge = useHasRole('SCHEDULER', 'CLINICIAN', 'ADMIN');
  const tends = useHasRole('NURSE', 'CLINICIAN');
  const mayAskWho = useHasRole('ADMIN');
  const mayExport = useHasRole('CLINICIAN', 'ADMIN');
  const { t: tl } = useTranslation('limit');
  const actions = patient.data && (
    <>
      {tends && (
        <LinkButton to="/patients/$patientId/limits" params={{ patientId }} variant="default">
          {tl('title')}
        </LinkButton>
      )}
      {mayMerge && !patient.data.mergedInto && (
        <LinkButton to="/patients/$patientId/merge" params={{ patientId }} variant="default">
          {t('merge.title')}
        </LinkButton>
      )}
      {mayEdit && !patient.data.mergedInto && !patient.data.deceased && <RecordDeath patient={patient.data} />}
      {mayEdit && !patient.data.mergedInto && (
        <LinkButton to="/patients/$patientId/edit" params={{ patientId }} variant="default">
          {t('edit')}
        </LinkButton>
      )}
    </>
  );
  return (
    <Page title={t('patient')} actions={actions}>
      {patient.isPending && <Loading rows={3} height={160} />}
      {patient.isError && !patient.data && <Failed error={patient.error} retry={() => void patient.refetch()} />}
      {patient.data && (
        <Stack>
          <Title order={2} size="h3">
            {fullName(patient.data)}
          </Title>
          {patient.data.deceased && <Deceased patient={patient.data} mayRetract={mayEdit} />}
          {patient.data.mergedInto && <MergedInto survivorId={patient.data.mergedInto} />}
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <PersonCard patient={patient.data} />
            <MedicalCard patient={patient.data} />
          </SimpleGrid>
          <PatientCourses patientId={patientId} />
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <PatientSessions patientId={patientId} />
            <AvailabilityCard patient={patient.data} />
          </SimpleGrid>
          <Merges patientId={patientId} mayUndo={mayMerge} />
          {tends && <SideEffectHistory patientId={patientId} />}
          <PatientHistory patientId={patientId} />
          {mayAskWho && <AccessReport patientId={patientId} />}
          {mayExport && <RecordExport patientId={patientId} />}
        </Stack>
      )}
    </Page>
  );
}
