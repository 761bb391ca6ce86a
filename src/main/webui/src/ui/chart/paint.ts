import type uPlot from 'uplot';
import type { Limit, VitalSign } from '@/lib/api/schema';
import type { PlotInk } from './Plot';

const DASHES = { CRITICAL: [2, 3], WARNING: [6, 4], ADVISORY: [10, 6] } as const;

function across(plot: uPlot, scale: string, value: number, stroke: string, dash: readonly number[], words: string, left = false): void {
  const { ctx, bbox } = plot;
  const y = plot.valToPos(value, scale, true);
  if (y < bbox.top || y > bbox.top + bbox.height) {
    return;
  }
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = stroke;
  ctx.fillStyle = stroke;
  ctx.lineWidth = ratio;
  ctx.setLineDash(dash.map((length) => length * ratio));
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.font = `${11 * ratio}px system-ui`;
  ctx.textAlign = left ? 'left' : 'right';
  ctx.fillText(words, left ? bbox.left + 4 * ratio : bbox.left + bbox.width - 4 * ratio, y - 3 * ratio);
  ctx.restore();
}

/** Draws the limits of a sign, each with its severity's dash and colour and its number, at the left or the right edge. */
export function drawLimits(limits: Limit[], sign: VitalSign, ink: PlotInk, left = false) {
  const colours = { CRITICAL: ink.critical, WARNING: ink.warning, ADVISORY: ink.advisory };
  return (plot: uPlot) => {
    for (const limit of limits) {
      if (limit.sign === sign) {
        across(plot, 'y', limit.value, colours[limit.severity], DASHES[limit.severity], `${limit.bound === 'AT_LEAST' ? '≥' : '≤'} ${limit.value}`, left);
      }
    }
  };
}

/** Draws a baseline: a thin whole line. */
export function drawBaseline(value: number | undefined, words: string, ink: PlotInk, left = false) {
  return (plot: uPlot) => {
    if (value !== undefined) {
      across(plot, 'y', value, ink.soft, [], `${words} ${value}`, left);
    }
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
