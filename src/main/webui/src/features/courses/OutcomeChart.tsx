import { useElementSize } from '@mantine/hooks';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { OutcomeView } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { shortDay } from '@/lib/time';
import type { DoseGiven } from './useCourses';
import { series } from './series';

interface Look {
  zone: string;
  language: string;
  points: string;
  dose: string;
  dark: boolean;
}

function optionsOf(width: number, { zone, language, points, dose, dark }: Look): uPlot.Options {
  const ink = dark ? '#e7e9ec' : '#1b1e22';
  const line = dark ? '#2c3036' : '#d9dde3';
  const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: '13px system-ui' };
  return {
    width,
    height: 280,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), zone),
    legend: { show: false },
    cursor: { drag: { x: false, y: false } },
    scales: {
      points: { range: (_, _min, max) => [0, Math.max(10, max * 1.1)] },
      mg: { range: (_, _min, max) => [0, Math.max(10, max * 1.6)] },
    },
    axes: [
      { ...axis, values: (_, ticks) => ticks.map((seconds) => shortDay(seconds * 1_000, zone, language)), space: 90 },
      { ...axis, scale: 'points', label: points, labelSize: 22, labelFont: '13px system-ui' },
      { ...axis, scale: 'mg', side: 1, label: dose, labelSize: 22, labelFont: '13px system-ui', grid: { show: false } },
    ],
    series: [
      {},
      {
        label: dose,
        scale: 'mg',
        stroke: dark ? '#5c6a9a' : '#b8c1fb',
        fill: dark ? '#2a3160' : '#dfe4ff',
        paths: uPlot.paths.bars?.({ size: [0.6, 16, 8] }),
        points: { show: false },
      },
      { label: points, scale: 'points', stroke: dark ? '#8ea0ff' : '#364fc7', width: 2, spanGaps: true, points: { show: true, size: 8 } },
    ],
  };
}

/** Outcome as a line, dose as bars, over time. */
export function OutcomeChart({ entries, doses }: { entries: OutcomeView[]; doses: DoseGiven[] }) {
  const { t, i18n } = useTranslation('courses');
  const { timeZone } = useClinic();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const target = useRef<HTMLDivElement>(null);
  const dark = useComputedColorScheme('light') === 'dark';
  const title = entries[0]?.title ?? '';
  useEffect(() => {
    if (!target.current || width === 0) {
      return;
    }
    const look = { zone: timeZone, language: i18n.language, points: `${title} (${t('outcomes.points')})`, dose: t('outcomes.dose'), dark };
    const chart = new uPlot(optionsOf(width, look), series(entries, doses), target.current);
    return () => chart.destroy();
  }, [entries, doses, width, timeZone, i18n.language, title, dark, t]);
  return (
    <div ref={ref} style={{ minWidth: 0 }}>
      <div ref={target} role="img" aria-label={t('outcomes.chart', { instrument: title })} />
    </div>
  );
}
