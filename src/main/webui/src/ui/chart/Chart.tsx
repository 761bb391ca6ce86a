import { Group, Text } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import type { Limit, SessionView, VitalSign } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { Value } from '../values';
import classes from './chart.module.css';
import { Lanes } from './Lanes';
import { baselineLine, drawLines, drawNow, limitLines } from './paint';
import { Plot, type PlotInk } from './Plot';
import { extent, rateSteps, vitals } from './series';

function baselineOf(session: SessionView, sign: VitalSign): number | undefined {
  return session.baseline.find((one) => one.sign === sign)?.value;
}

/** The low limits of the diastolic pressure would lie among the high ones of the systolic: the picture leaves them out, the rules do not. */
function highOnly(limits: Limit[]): Limit[] {
  return limits.filter(({ bound }) => bound === 'AT_LEAST');
}

const POINTS = { show: true, size: 5 };

/** A rate holds until the next one. */
const stepped = uPlot.paths.stepped?.({ align: 1 });

interface ChartProps {
  session: SessionView;
  /** Lower panels: for a page that shows more than the chart. */
  compact?: boolean;
}

const FULL = { pressure: 235, saturation: 85, rate: 85 };
const COMPACT = { pressure: 136, saturation: 50, rate: 62 };

/** The whole session on one time axis: pressure, heart rate, saturation, rate, side effects, flags and sets due. */
export function Chart({ session, compact = false }: ChartProps) {
  const heights = compact ? COMPACT : FULL;
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const now = useNowCoarse();
  const over = session.dischargedAt !== null || session.closedAt !== null;
  const span = useMemo(() => extent(session, now), [session, now]);
  const data = useMemo(() => vitals(session.observations), [session.observations]);
  const rate = useMemo(() => {
    const end = session.infusion?.endedAt ? Date.parse(session.infusion.endedAt) : now;
    return rateSteps(session.infusion?.segments ?? [], end / 1_000);
  }, [session.infusion, now]);

  const pressure = useCallback(
    (ink: PlotInk): ReturnType<Parameters<typeof Plot>[0]['build']> => ({
      series: [
        {},
        { label: t('chart.legend.systolic'), stroke: ink.strong, width: 2, points: POINTS, spanGaps: true },
        { label: t('chart.legend.diastolic'), stroke: ink.strong, width: 2, points: POINTS, spanGaps: true },
        { label: t('chart.legend.heartRate'), stroke: ink.soft, width: 1.5, dash: [4, 3], points: POINTS, spanGaps: true },
      ],
      bands: [{ series: [1, 2], fill: ink.band }],
      scales: {
        y: {
          range: (_: uPlot, low: number, high: number) => [
            Math.min(40, Math.floor(low / 10) * 10),
            Math.max(180, Math.ceil(high / 10) * 10 + 10),
          ],
        },
      },
      axes: [{}],
      hooks: {
        draw: [
          drawLines([
            ...baselineLine(baselineOf(session, 'systolic'), t('chart.legend.baseline'), ink),
            ...baselineLine(baselineOf(session, 'diastolic'), t('chart.legend.baseline'), ink, true),
            ...limitLines(session.limits, 'systolic', ink),
            ...limitLines(highOnly(session.limits), 'diastolic', ink, true),
          ]),
          ...(over ? [] : [drawNow(now, ink)]),
        ],
      },
    }),
    [session, now, over, t],
  );
  const saturation = useCallback(
    (ink: PlotInk): ReturnType<Parameters<typeof Plot>[0]['build']> => ({
      series: [{}, { label: t('chart.legend.spo2'), stroke: ink.strong, width: 2, points: POINTS, spanGaps: true }],
      scales: { y: { range: (_: uPlot, low: number) => [Math.min(86, Math.floor(low) - 2), 101] } },
      axes: [{}],
      hooks: { draw: [drawLines(limitLines(session.limits, 'spo2', ink)), ...(over ? [] : [drawNow(now, ink)])] },
    }),
    [session.limits, now, over, t],
  );
  const steps = useCallback(
    (ink: PlotInk): ReturnType<Parameters<typeof Plot>[0]['build']> => ({
      series: [
        {},
        {
          label: t('chart.legend.rate'),
          stroke: ink.strong,
          fill: ink.band,
          width: 2,
          points: { show: false },
          ...(stepped ? { paths: stepped } : {}),
        },
      ],
      scales: { y: { range: (_: uPlot, __: number, high: number) => [0, Math.max(10, high * 1.25)] } },
      axes: [{}],
      hooks: { draw: over ? [] : [drawNow(now, ink)] },
    }),
    [now, over, t],
  );
  const pressureData = useMemo<uPlot.AlignedData>(() => [data.times, data.systolic, data.diastolic, data.heartRate], [data]);
  const saturationData = useMemo<uPlot.AlignedData>(() => [data.times, data.spo2], [data]);
  const rateData = useMemo<uPlot.AlignedData>(() => [rate.times, rate.rates], [rate]);

  return (
    <section className={classes.chart} aria-label={t('chart.title')}>
      <Group justify="space-between" gap={0}>
        <Text size="sm">
          <strong>{t('chart.pressure')}</strong>{' '}
          <span className="unit">
            {tc('unit.mmHg')}, {tc('unit.perMinute')}
          </span>
        </Text>
        <Text size="xs" className="dim">
          — {t('chart.legend.systolic')}, {t('chart.legend.diastolic')} · ┄ {t('chart.legend.heartRate')}
          {!compact && ` · ${t('chart.table')}`}
        </Text>
      </Group>
      <Plot
        data={pressureData}
        span={span}
        height={heights.pressure}
        zone={timeZone}
        label={`${t('chart.pressure')}. ${t('chart.table')}`}
        build={pressure}
      />
      <Text size="sm">
        <strong>{t('chart.saturation')}</strong> <span className="unit">{tc('unit.percent')}</span>
      </Text>
      <Plot
        data={saturationData}
        span={span}
        height={heights.saturation}
        zone={timeZone}
        label={`${t('chart.saturation')}. ${t('chart.table')}`}
        build={saturation}
      />
      <Text size="sm">
        <strong>{t('chart.rate')}</strong> <span className="unit">{tc('unit.mgPerHour')}</span>
        {session.infusion && (
          <span className="num">
            {' '}
            · {t('delivered')} <Value value={session.infusion.deliveredMg} /> <span className="unit">{tc('unit.mg')}</span>
          </span>
        )}
      </Text>
      <Plot data={rateData} span={span} height={heights.rate} zone={timeZone} label={t('chart.rate')} build={steps} showTimes />
      <Lanes session={session} span={span} now={now} />
    </section>
  );
}
