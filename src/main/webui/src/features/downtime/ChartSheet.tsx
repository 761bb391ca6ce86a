import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { numberText } from '@/lib/numbers';
import { fullName } from '@/lib/patients';
import { clockTime } from '@/lib/time';
import { weightIn } from '@/lib/units';
import { useBirthDate } from '@/ui/names';
import { useUnits, useUnitSymbols } from '@/ui/units';
import shared from './shared.module.css';
import classes from './ChartSheet.module.css';
import { plannedRows } from './plannedRows';
import { PaperTable, Sheet } from './Sheet';
import { useDoseWords } from './useDoseWords';
import type { Charted } from './usePack';

const COLUMNS = [
  'planned',
  'time',
  'systolic',
  'diastolic',
  'heartRate',
  'spo2',
  'respiratoryRate',
  'temperature',
  'oxygen',
  'oxygenSupply',
  'consciousness',
  'sedation',
  'pain',
  'note',
  'initials',
] as const;
const EFFECT = ['onset', 'what', 'grade', 'action', 'over'] as const;
const RATE = ['time', 'what', 'mgPerHour', 'why'] as const;

function Label({ session }: { session: SessionView }) {
  const { t, i18n } = useTranslation('downtime');
  const born = useBirthDate();
  const { timeZone } = useClinic();
  const doseOf = useDoseWords();
  const { weight } = useUnits();
  const symbols = useUnitSymbols();
  const { patient } = session;
  const facts: [string, string][] = [
    [t('chart.mrn'), patient.mrn],
    [t('chart.born'), born(patient)],
    [
      t('chart.weight'),
      patient.weightKg === null ? t('unknownWeight') : `${numberText(weightIn(patient.weightKg, weight), i18n.language)} ${symbols.weight}`,
    ],
    [t('chart.session'), t('chart.of', { number: session.number, sessions: session.course.sessions })],
    [t('chart.chair'), session.chair.name],
    [t('chart.planned'), `${clockTime(session.start, timeZone)}–${clockTime(session.end, timeZone)}`],
  ];
  return (
    <div className={classes.label}>
      <span>
        <small>{t('chart.patient')}</small> <strong>{fullName(patient)}</strong>
      </span>
      {facts.map(([name, value]) => (
        <span key={name}>
          <small>{name}</small> <b>{value}</b>
        </span>
      ))}
      <span className={classes.across}>
        <small>{t('chart.allergies')}</small> <b>{patient.allergies.length > 0 ? patient.allergies.join(', ') : t('list.noAllergies')}</b>
      </span>
      <span className={classes.across}>
        <small>{t('chart.ordered')}</small> <b>{doseOf(session)}</b>
      </span>
    </div>
  );
}

function Vitals({ session, protocol }: Charted) {
  const { t } = useTranslation('downtime');
  const symbols = useUnitSymbols();
  const rows = plannedRows(protocol?.document, session.infusionMinutes, session.disconnectMinutes + session.recoveryMinutes);
  return (
    <table className={shared.grid} aria-label={t('chart.vitals')}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={column === 'planned' || column === 'note' ? classes.wide : undefined}>
              {t(`chart.col.${column}`, { unit: symbols.temperature })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ phase, minutes }, row) => (
          <tr key={row}>
            <th scope="row">{phase !== 'extra' && t(`chart.row.${phase}`, { minutes })}</th>
            {COLUMNS.slice(1).map((column) => (
              <td key={column} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Blank({ label, head, first = [], rows }: { label: string; head: string[]; first?: string[]; rows: number }) {
  return (
    <div>
      <h3>{label}</h3>
      <PaperTable label={label} head={head}>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row} className={classes.blank}>
            {head.map((column, place) => (
              <td key={column}>{place === 1 && first[row]}</td>
            ))}
          </tr>
        ))}
      </PaperTable>
    </div>
  );
}

/** One session's blank chart: all that is known, and room for all that will be written. */
export function ChartSheet({ session, protocol, date }: Charted & { date: string }) {
  const { t } = useTranslation('downtime');
  return (
    <Sheet title={t('page.chart')} date={date}>
      <Label session={session} />
      {protocol ? (
        <>
          <h3>{t('chart.checklist')}</h3>
          <ul className={classes.ticks}>
            {protocol.checklist.map(({ code, text, required }) => (
              <li key={code}>
                {text}
                {required && ' *'}
              </li>
            ))}
          </ul>
          <h3>{t('chart.schedule')}</h3>
          <p className={classes.words}>{protocol.schedule.slice(0, 4).join(' ')}</p>
        </>
      ) : (
        <p>{t('chart.noProtocol')}</p>
      )}
      <h3>{t('chart.vitals')}</h3>
      <Vitals session={session} protocol={protocol} />
      <div className={classes.beside}>
        <Blank label={t('chart.effects')} head={EFFECT.map((column) => t(`chart.effect.${column}`))} rows={3} />
        <Blank
          label={t('chart.rates')}
          head={RATE.map((column) => t(`chart.rate.${column}`))}
          first={[t('chart.begun'), '', t('chart.ended')]}
          rows={3}
        />
      </div>
      {protocol && (
        <>
          <h3>{t('chart.discharge')}</h3>
          <ul className={classes.ticks}>
            {protocol.discharge.map((criterion) => (
              <li key={criterion}>{criterion}</li>
            ))}
          </ul>
        </>
      )}
      <div className={classes.lines}>
        {(['nurse', 'clinician', 'escort', 'left'] as const).map((who) => (
          <div key={who}>
            <small>{t(`chart.sign.${who}`)}</small>
          </div>
        ))}
      </div>
    </Sheet>
  );
}
