import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CourseOutcomes } from '@/lib/api/schema';
import { ScrollRegion } from '../ScrollRegion';
import { Value } from '../values';
import { column, doseHeight, painHeight, points, type SessionDose, type SessionPoint } from './geometry';
import classes from './outcome.module.css';
import { Scores } from './Scores';

interface OutcomeChartProps {
  outcomes: CourseOutcomes;
  doses: SessionDose[];
}

const WIDTH = 400;
const PAIN = 70;
const DOSE = 22;
const LEFT = 26;

function Picture({ all, label }: { all: SessionPoint[]; label: string }) {
  const x = (index: number) => LEFT + column(index, all.length, WIDTH - LEFT);
  return (
    <svg className={classes.picture} viewBox={`0 -6 ${WIDTH} ${PAIN + DOSE + 16}`} role="img" aria-label={label}>
      {[0, 5, 10].map((pain) => (
        <g key={pain}>
          <line className={classes.grid} x1={LEFT} x2={WIDTH} y1={painHeight(pain, PAIN)} y2={painHeight(pain, PAIN)} />
          <text x={LEFT - 6} y={painHeight(pain, PAIN) + 4} textAnchor="end">
            {pain}
          </text>
        </g>
      ))}
      {all.map(({ number, before, after, perKg }, index) => (
        <g key={number}>
          {before !== null && after !== null && (
            <line className={classes.fall} x1={x(index)} x2={x(index)} y1={painHeight(before, PAIN)} y2={painHeight(after, PAIN)} />
          )}
          {before !== null && <circle className={classes.before} cx={x(index)} cy={painHeight(before, PAIN)} r={4} />}
          {after !== null && <circle className={classes.after} cx={x(index)} cy={painHeight(after, PAIN)} r={4.5} />}
          {perKg !== null && (
            <rect
              className={classes.dose}
              x={x(index) - 8}
              width={16}
              y={PAIN + 8 + DOSE - doseHeight(perKg, all, DOSE)}
              height={doseHeight(perKg, all, DOSE)}
            />
          )}
        </g>
      ))}
    </svg>
  );
}

/** Pain around each session of a course with the dose given, as a picture and as a table, and what the questionnaires say. */
export function OutcomeChart({ outcomes, doses }: OutcomeChartProps) {
  const { t } = useTranslation('outcome');
  const { t: tc } = useTranslation();
  const all = points(outcomes.sessions, doses);
  if (all.length === 0 && outcomes.entries.length === 0) {
    return <Text className="dim">{t('none')}</Text>;
  }
  const row = (name: string, unit: string, value: (one: SessionPoint) => number | null) => (
    <tr>
      <th scope="row">
        {name} <span className="unit">{unit}</span>
      </th>
      {all.map((one) => (
        <td key={one.number}>
          <Value value={value(one)} label={name} />
        </td>
      ))}
    </tr>
  );
  return (
    <>
      {all.length > 0 && (
        <>
          <Picture all={all} label={t('picture')} />
          <ScrollRegion className={classes.scroll} aria-label={t('chart')}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('session')}</th>
                  {all.map(({ number }) => (
                    <th key={number} scope="col">
                      {number}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {row(`○ ${t('pain')} ${t('before')}`, tc('unit.ofTen'), (one) => one.before)}
                {row(`● ${t('pain')} ${t('after')}`, tc('unit.ofTen'), (one) => one.after)}
                {row(`▮ ${t('dose')}`, tc('unit.mgPerKg'), (one) => one.perKg)}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
      <Scores outcomes={outcomes} />
    </>
  );
}
