import type uPlot from 'uplot';
import type { Limit, VitalSign } from '@/lib/api/schema';
import type { PlotInk } from './Plot';

const DASHES = { CRITICAL: [2, 3], WARNING: [6, 4], ADVISORY: [10, 6] } as const;

/** A line across a panel at a value, with its words at the right edge, or at the left one. */
export interface Line {
  value: number;
  words: string;
  stroke: string;
  dash: readonly number[];
  left: boolean;
}

/** The limits of a sign, each with its severity's dash and color and its number. */
export function limitLines(limits: Limit[], sign: VitalSign, ink: PlotInk, left = false): Line[] {
  const colors = { CRITICAL: ink.critical, WARNING: ink.warning, ADVISORY: ink.advisory };
  return limits
    .filter((limit) => limit.sign === sign)
    .map(({ bound, value, severity }) => ({
      value,
      words: `${bound === 'AT_LEAST' ? '≥' : '≤'} ${value}`,
      stroke: colors[severity],
      dash: DASHES[severity],
      left,
    }));
}

/** A baseline: a thin whole line; none where it is not known. */
export function baselineLine(value: number | undefined, words: string, ink: PlotInk, left = false): Line[] {
  return value === undefined ? [] : [{ value, words: `${words} ${value}`, stroke: ink.soft, dash: [], left }];
}

const TEXT = 11;
const GAP = 4;

/** Draws the lines of a panel; words that would cover others move towards the middle. */
export function drawLines(lines: Line[]) {
  return (plot: uPlot) => {
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    const written: { y: number; left: boolean; until: number }[] = [];
    ctx.save();
    ctx.lineWidth = ratio;
    ctx.font = `${TEXT * ratio}px system-ui`;
    for (const { value, words, stroke, dash, left } of lines) {
      const y = plot.valToPos(value, 'y', true);
      if (y < bbox.top || y > bbox.top + bbox.height) {
        continue;
      }
      ctx.strokeStyle = stroke;
      ctx.fillStyle = stroke;
      ctx.setLineDash(dash.map((length) => length * ratio));
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      const above = y - (TEXT + GAP) * ratio >= bbox.top;
      const beside = written.filter((other) => other.left === left && Math.abs(other.y - y) < TEXT * ratio);
      const from = Math.max(GAP * ratio, ...beside.map(({ until }) => until + 2 * GAP * ratio));
      ctx.textAlign = left ? 'left' : 'right';
      ctx.fillText(words, left ? bbox.left + from : bbox.left + bbox.width - from, above ? y - 3 * ratio : y + TEXT * ratio);
      written.push({ y, left, until: from + ctx.measureText(words).width });
    }
    ctx.restore();
  };
}

/** A vertical line at now. */
export function drawNow(now: number, ink: PlotInk) {
  return (plot: uPlot) => {
    const { ctx, bbox } = plot;
    const x = plot.valToPos(now / 1_000, 'x', true);
    ctx.save();
    ctx.strokeStyle = ink.strong;
    ctx.lineWidth = devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  };
}
