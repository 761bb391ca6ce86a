import type { SessionStatus } from '@/lib/api/schema';
import type { Quarter } from './load';
import type { Phases } from './phases';
import classes from './blockContent.module.css';

const SVG = 'http://www.w3.org/2000/svg';

/** A shape per state, so that none depends on its shade alone; drawn into a square of 12. */
const SHAPES: Record<SessionStatus, string> = {
  BOOKED: 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10m0 1.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7',
  CHECKED_IN: 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10m0 1.5v7a3.5 3.5 0 1 1 0-7',
  INFUSING: 'M2 1L11 6L2 11z',
  PAUSED: 'M2 1h3v10h-3zM7 1h3v10h-3z',
  STOPPED: 'M1.5 1.5h9v9h-9z',
  RECOVERY: 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10m0 1.5a3.5 3.5 0 0 1 0 7z',
  DISCHARGED: 'M1 6.5L2.5 5L5 7.5L9.8 2L11.2 3.3L5.1 10.3z',
  CANCELLED: 'M2.5 1L6 4.5L9.5 1L11 2.5L7.5 6L11 9.5L9.5 11L6 7.5L2.5 11L1 9.5L4.5 6L1 2.5z',
  NO_SHOW: 'M1 5h10v2h-10z',
};

function element(tag: string, className: string | undefined, text?: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className ?? '';
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

function svg(tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, String(value));
  }
  return made;
}

function shape(status: SessionStatus): SVGElement {
  const drawn = svg('svg', { viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true' });
  drawn.append(svg('path', { d: SHAPES[status], fill: 'currentColor' }));
  return drawn;
}

export interface BlockTexts {
  status: SessionStatus;
  phases: Phases | null;
  patient: string;
  statusWord: string;
  /** Its time with its number. */
  when: string;
  /** What the place of the block says to the eye: the chair, the day. */
  place: string;
}

/** What a session's block shows: its phases as three shades, and in words the patient and the status. */
export function blockContent({ status, phases, patient, statusWord, when, place }: BlockTexts): Node[] {
  const shades = element('div', classes.shades);
  (['preparation', 'infusion', 'recovery'] as const).forEach((phase) => {
    if (phases) {
      const shade = element('span', classes.shade);
      shade.dataset.phase = phase;
      shade.style.flexGrow = String(phases[phase]);
      shades.append(shade);
    }
  });
  const words = element('div', classes.words);
  const state = element('span', classes.state);
  state.append(shape(status), document.createTextNode(statusWord));
  words.append(element('strong', classes.who, patient), element('span', classes.when, when), state, element('span', classes.unseen, place));
  return [shades, words];
}

/** A day's nurse load as steps against the ceiling. Where no ceiling is known none is drawn. */
export function loadContent(day: Quarter[], label: string, titleOf: (quarter: Quarter) => string): Node[] {
  const top = Math.max(4, ...day.flatMap(({ patients, ceiling }) => [patients, ceiling ?? 0])) * 1.15;
  const drawn = svg('svg', {
    viewBox: `0 0 ${day.length} ${top}`,
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': label,
    class: classes.load ?? '',
  });
  day.forEach((quarter, index) => {
    const { patients, ceiling } = quarter;
    const bar = svg('rect', { x: index, y: top - patients, width: 1, height: patients, class: classes.bar ?? '' });
    bar.toggleAttribute('data-over', ceiling !== null && patients > ceiling);
    const title = svg('title', {});
    title.textContent = titleOf(quarter);
    const touch = svg('rect', { x: index, y: 0, width: 1, height: top, fill: 'transparent' });
    touch.append(title);
    drawn.append(bar, touch);
  });
  const line = day
    .map(({ ceiling }, index) => {
      const before = day[index - 1]?.ceiling ?? null;
      return ceiling === null ? '' : before === null ? `M${index} ${top - ceiling}h1` : `V${top - ceiling}h1`;
    })
    .join('');
  drawn.append(svg('path', { d: line, class: classes.ceiling ?? '', 'vector-effect': 'non-scaling-stroke' }));
  return [drawn];
}
