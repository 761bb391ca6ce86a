import { useTranslation } from 'react-i18next';
import { useClinic } from '@/lib/me';
import { fullName } from '@/lib/patients';
import { clockTime } from '@/lib/time';
import { useBirthDate } from '@/ui/names';
import classes from './ListSheet.module.css';
import { PaperTable, Sheet } from './Sheet';
import { useDoseWords } from './useDoseWords';
import type { Charted } from './usePack';

const HEAD = ['time', 'chair', 'patient', 'mrn', 'born', 'allergies', 'dose', 'status'] as const;

/** The day's sessions by time, on paper. */
export function ListSheet({ charted, date }: { charted: Charted[]; date: string }) {
  const { t } = useTranslation('downtime');
  const born = useBirthDate();
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const doseOf = useDoseWords();
  return (
    <Sheet title={t('page.list')} date={date}>
      <PaperTable label={t('page.list')} head={HEAD.map((column) => t(`list.${column}`))}>
        {charted.map(({ session }) => (
          <tr key={session.id}>
            <th scope="row">
              {clockTime(session.start, timeZone)}–{clockTime(session.end, timeZone)}
            </th>
            <td className={classes.short}>{session.chair.name}</td>
            <td>
              <strong>{fullName(session.patient)}</strong>
            </td>
            <td className={classes.short}>{session.patient.mrn}</td>
            <td>{born(session.patient)}</td>
            <td>
              {session.patient.allergies.length > 0 ? <strong>{session.patient.allergies.join(', ')}</strong> : t('list.noAllergies')}
            </td>
            <td>{doseOf(session)}</td>
            <td>{tc(`phase.${session.status}`)}</td>
          </tr>
        ))}
      </PaperTable>
    </Sheet>
  );
}
