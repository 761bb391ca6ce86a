import { useTranslation } from 'react-i18next';
import type { BoardPlace, BoardSession, BoardView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { clockTime } from '@/lib/time';
import { useIdentity } from '@/ui/names';
import { lastNumber } from '@/ui/signs';
import { PaperTable, Sheet } from './Sheet';

const HEAD = ['chair', 'patient', 'phase', 'last', 'flags', 'nurse'] as const;

function LastVitals({ session }: { session: BoardSession }) {
  const { t } = useTranslation('downtime');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  if (!session.lastVitals) {
    return t('board.neverTaken');
  }
  const last = session.lastVitals;
  const of = (sign: Parameters<typeof lastNumber>[1]) => {
    const { value, before } = lastNumber(last, sign);
    return `${value ?? tc('value.missing')}${before ? ` (${clockTime(before, timeZone)})` : ''}`;
  };
  return (
    <>
      {clockTime(last.takenAt, timeZone)}: {of('systolic')}/{of('diastolic')} {tc('unit.mmHg')}, {tc('short.heartRate')} {of('heartRate')}
      {tc('unit.perMinute')}, {tc('short.spo2')} {of('spo2')} {tc('unit.percent')}, {tc('short.respiratoryRate')} {of('respiratoryRate')}
      {tc('unit.perMinute')}
    </>
  );
}

function Occupied({ session }: { session: BoardSession }) {
  const { t } = useTranslation('downtime');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const nameOf = useStaffNames();
  const identity = useIdentity();
  return (
    <>
      <td>
        <strong>{identity(session.patient)}</strong> {session.patient.mrn}
      </td>
      <td>
        {tc(`phase.${session.phase}`)} {session.phaseSince && clockTime(session.phaseSince, timeZone)}
      </td>
      <td>
        <LastVitals session={session} />
      </td>
      <td>
        {session.flags.length === 0
          ? t('board.none')
          : session.flags.map(({ id, severity, title }) => <div key={id}>{`${tc(`severity.${severity}`)}: ${title}`}</div>)}
      </td>
      <td>{(session.nurseId && nameOf(session.nurseId)) || tc('value.missing')}</td>
    </>
  );
}

function Row({ place: { chair, session, next } }: { place: BoardPlace }) {
  const { t } = useTranslation('downtime');
  const identity = useIdentity();
  const { timeZone } = useClinic();
  return (
    <tr>
      <th scope="row">{chair.name}</th>
      {session ? (
        <Occupied session={session} />
      ) : (
        <td colSpan={5}>
          {t('board.free')}
          {next && `; ${t('board.next', { time: clockTime(next.start, timeZone), patient: identity(next.patient) })}`}
        </td>
      )}
    </tr>
  );
}

/** Who sits where at this moment, on paper. */
export function BoardSheet({ board, date }: { board: BoardView; date: string }) {
  const { t } = useTranslation('downtime');
  return (
    <Sheet title={t('page.board')} date={date}>
      <PaperTable label={t('page.board')} head={HEAD.map((column) => t(`board.${column}`))}>
        {board.chairs.map((place) => (
          <Row key={place.chair.id} place={place} />
        ))}
      </PaperTable>
    </Sheet>
  );
}
