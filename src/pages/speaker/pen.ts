import { drawOn, keepDrawings, openInk, showInk } from '../shared/ink.ts';
import { isZoomClick, pointIn } from '../shared/over.ts';
import type { InkExchange } from '../../live/ink-exchange.ts';
import { hasRoom, roomIn, rounded, type Ink, type Stroke, type Strokes } from '../../live/ink.ts';
import type { Point } from '../../live/state.ts';
import type { Preview } from './preview.ts';

/** What the speaker is to know of the drawings. */
export type InkTrouble = 'unkept' | 'full' | undefined;

export interface Pen {
  /** Takes the pen, or puts it away; answers whether it is in hand. */
  readonly toggle: () => boolean;
  /** Takes back the last stroke on the slide, or what was wiped just before. */
  readonly undo: () => void;
  /** Takes the drawing on the slide away. */
  readonly wipe: () => void;
  /** Takes all drawings away. */
  readonly clear: () => void;
  /** After another slide came into the box. */
  readonly show: () => void;
  readonly ink: () => Ink;
  readonly trouble: () => InkTrouble;
}

interface PenOptions {
  readonly talk: string;
  /** The name of this window. */
  readonly window: string;
  /** Called after what the speaker is to know has changed. */
  readonly troubled: () => void;
}

/** The pen at work on the slide in a box. */
interface Work {
  readonly options: PenOptions;
  readonly preview: Preview;
  readonly ink: InkExchange;
  trouble: InkTrouble;
  /** Slides as they were before they were wiped, for who has wiped too much. */
  wiped: Ink;
  /** The stroke that is drawn now. */
  stroke: { readonly slide: string; readonly points: Point[]; sent: number } | undefined;
}

/**
 * Draws on the slide in a box; every window that shows the slide shows the drawing. While a stroke is drawn, its new
 * points are drawn and sent, once a frame; it is kept, and sent as a whole, when it is done.
 */
export function createPen(options: PenOptions, box: HTMLElement, preview: Preview): Pen {
  const ink = openInk(options.talk, {
    role: 'speaker',
    window: options.window,
    sectionsOf: (slide) => (slide === slideIn(preview) ? [preview.section()].filter((one) => one !== undefined) : []),
  });
  const work: Work = { options, preview, ink, trouble: undefined, wiped: {}, stroke: undefined };
  bindStrokes(work, box);
  return {
    toggle: () => box.classList.toggle('drawing-pen'),
    undo: () => {
      undo(work);
    },
    wipe: () => {
      wipe(work, [slideIn(preview)]);
    },
    clear: () => {
      wipe(work, Object.keys(ink.ink()));
    },
    show: () => {
      show(work);
    },
    ink: ink.ink,
    trouble: () => work.trouble,
  };
}

const slideIn = (preview: Preview): string => preview.section()?.dataset.slide ?? '';

const strokesOf = ({ ink }: Work, slide: string): Strokes => ink.ink()[slide] ?? [];

function show(work: Work): void {
  const section = work.preview.section();
  if (!section) return;
  const here = slideIn(work.preview);
  showInk(section, strokesOf(work, here));
  if (work.stroke?.slide === here) drawOn(section, work.stroke.points, true);
}

function setTrouble(work: Work, next: InkTrouble): void {
  if (next === work.trouble) return;
  work.trouble = next;
  work.options.troubled();
}

/** Keeps and shows what has changed. */
function keep(work: Work): void {
  setTrouble(work, keepDrawings(work.options.talk, work.ink.drawings()) ? undefined : 'unkept');
  show(work);
}

function change(work: Work, slide: string, strokes: Strokes): void {
  work.ink.change(slide, strokes);
  keep(work);
}

function wipe(work: Work, slides: readonly string[]): void {
  const drawn = slides.filter((slide) => strokesOf(work, slide).length > 0);
  if (drawn.length === 0) return;
  work.wiped = Object.fromEntries(drawn.map((slide) => [slide, strokesOf(work, slide)]));
  for (const slide of drawn) work.ink.change(slide, []);
  keep(work);
}

function undo(work: Work): void {
  const back = Object.entries(work.wiped);
  work.wiped = {};
  for (const [slide, strokes] of back) work.ink.change(slide, [...strokes, ...strokesOf(work, slide)]);
  const here = slideIn(work.preview);
  if (back.length > 0) keep(work);
  else if (strokesOf(work, here).length > 0) change(work, here, strokesOf(work, here).slice(0, -1));
}

function bindStrokes(work: Work, box: HTMLElement): void {
  const { preview } = work;
  const isHeld = () => box.classList.contains('drawing-pen');
  box.addEventListener('pointerdown', (event) => {
    const section = preview.section();
    if (!isHeld() || event.button !== 0 || isZoomClick(event) || !section) return;
    event.preventDefault();
    end(work);
    work.stroke = { slide: slideIn(preview), points: [], sent: 0 };
    box.setPointerCapture(event.pointerId);
    add(work, [pointIn(section, event)]);
  });
  box.addEventListener('pointermove', (event) => {
    const section = preview.section();
    if (!work.stroke || !section) return;
    // Between two frames a pen has moved more often than the page is told; Safari before 18.2 does not say how.
    const moves = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
    add(
      work,
      (moves.length > 0 ? moves : [event]).map((move) => pointIn(section, move)),
    );
  });
  for (const over of ['pointerup', 'pointercancel'] as const)
    box.addEventListener(over, () => {
      end(work);
    });
  // With the pen in hand, a press draws, and chooses nothing in a figure.
  box.addEventListener(
    'click',
    (event) => {
      if (!isHeld() || isZoomClick(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}

function add(work: Work, points: Stroke): void {
  const { stroke, preview } = work;
  const section = preview.section();
  if (!stroke || !section || stroke.slide !== slideIn(preview)) return;
  const isFirst = stroke.points.length === 0;
  const fitting = points.map(rounded).slice(0, roomIn(stroke.points));
  stroke.points.push(...fitting);
  drawOn(section, fitting, isFirst);
  if (stroke.sent < stroke.points.length - fitting.length) return;
  requestAnimationFrame(() => {
    sendNew(work);
  });
}

function sendNew({ stroke, ink }: Work): void {
  if (!stroke || stroke.sent === stroke.points.length) return;
  ink.draw(stroke.slide, stroke.points.slice(stroke.sent), stroke.sent === 0);
  stroke.sent = stroke.points.length;
}

function end(work: Work): void {
  const done = work.stroke;
  work.stroke = undefined;
  if (!done) return;
  work.wiped = {};
  const before = strokesOf(work, done.slide);
  if (hasRoom(before, done.points)) change(work, done.slide, [...before, done.points]);
  else {
    // The other windows have seen it drawn: the whole drawing, without it, is told again.
    change(work, done.slide, before);
    setTrouble(work, 'full');
  }
}
