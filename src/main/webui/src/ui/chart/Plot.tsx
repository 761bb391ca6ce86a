import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Span } from './series';

/** As wide as the values of the axis need; the lanes beneath begin at the same place. */
export const AXIS_WIDTH = 46;

export interface PlotInk {
  text: string;
  grid: string;
  strong: string;
  soft: string;
  band: string;
  critical: string;
  warning: string;
  advisory: string;
}

interface PlotProps {
  data: uPlot.AlignedData;
  span: Span;
  height: number;
  zone: string;
  /** Read aloud in place of the picture. */
  label: string;
  /** Everything but size, time and cursor. */
  build: (ink: PlotInk) => Pick<uPlot.Options, 'series' | 'scales' | 'bands' | 'axes' | 'hooks'>;
  showTimes?: boolean;
}

function ink(element: HTMLElement): PlotInk {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: color('--cs-dim'),
    grid: color('--cs-line'),
    strong: color('--mantine-color-text') || style.color,
    soft: color('--cs-dim'),
    band: color('--cs-plot-band'),
    critical: color('--cs-critical-line'),
    warning: color('--cs-warning-line'),
    advisory: color('--cs-advisory-line'),
  };
}

function options(element: HTMLElement, { span, height, zone, build, showTimes }: Omit<PlotProps, 'data' | 'label'>): uPlot.Options {
  const paint = ink(element);
  const { axes: [values] = [], ...own } = build(paint);
  const axis = { stroke: paint.text, font: '12px system-ui', grid: { stroke: paint.grid, width: 1 }, ticks: { show: false } };
  const clock = (seconds: number) => uPlot.tzDate(new Date(seconds * 1_000), zone);
  return {
    width: element.clientWidth,
    height,
    padding: [6, 12, 0, 0],
    legend: { show: false },
    cursor: { sync: { key: 'session' }, drag: { x: false, y: false } },
    tzDate: clock,
    ...own,
    scales: { x: { time: true, range: () => [span.from, span.until] }, ...own.scales },
    axes: [
      {
        ...axis,
        show: true,
        size: showTimes ? 28 : 4,
        values: showTimes ? (_, splits) => splits.map((at) => uPlot.fmtDate('{HH}:{mm}')(clock(at))) : () => [],
      },
      { ...axis, size: AXIS_WIDTH, ...values },
    ],
  };
}

/** Draws in a task of its own, so that the first panels do not hold up a tap together. Returns how to undo it. */
function soon(draw: () => () => void): () => void {
  let undo: (() => void) | undefined;
  const waiting = setTimeout(() => {
    undo = draw();
  });
  return () => {
    clearTimeout(waiting);
    undo?.();
  };
}

/** One panel of the chart. Panels of a page share their cursor. */
export function Plot({ data, span, height, zone, label, build, showTimes = false }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef(false);
  const scheme = useComputedColorScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colors drawn are read from the page, so a change of theme draws again
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const draw = () => {
      const plot = new uPlot(options(element, { span, height, zone, build, showTimes }), data, element);
      const resized = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
      resized.observe(element);
      return () => {
        resized.disconnect();
        plot.destroy();
      };
    };
    if (drawn.current) {
      return draw();
    }
    drawn.current = true;
    return soon(draw);
  }, [data, span, height, zone, build, showTimes, scheme]);
  return <div ref={box} data-plot role="img" aria-label={label} style={{ height }} />;
}
