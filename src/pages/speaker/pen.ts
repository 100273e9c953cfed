import { drawOn, keepDrawings, openInk, showInk } from '../shared/ink.ts';
import { isZoomClick, pointIn } from '../shared/over.ts';
import type { InkExchange } from '../../live/ink-exchange.ts';
import { hasRoom, roomIn, rounded, type Ink, type Stroke, type Strokes } from '../../live/ink.ts';
import type { Point } from '../../live/state.ts';
import type { Preview } from './preview.ts';

/** A problem with the drawings that the speaker must know about. */
export type InkTrouble = 'unkept' | 'full' | undefined;

export interface Pen {
  /** Takes the pen, or puts it away; returns whether it is held. */
  readonly toggle: () => boolean;
  /** Undoes the last stroke on the slide, or the wipe just before. */
  readonly undo: () => void;
  /** Removes the drawing on the slide. */
  readonly wipe: () => void;
  /** Removes all drawings. */
  readonly clear: () => void;
  /** To be called after the box shows another slide. */
  readonly show: () => void;
  readonly ink: () => Ink;
  readonly trouble: () => InkTrouble;
}

interface PenOptions {
  readonly talk: string;
  /** The name of this window. */
  readonly window: string;
  /** Called after `trouble` has changed. */
  readonly troubled: () => void;
}

/** The state of the pen. */
interface Work {
  readonly options: PenOptions;
  readonly preview: Preview;
  readonly ink: InkExchange;
  trouble: InkTrouble;
  /** The drawings removed by the last wipe, for undo. */
  wiped: Ink;
  /** The stroke in progress. */
  stroke: { readonly slide: string; readonly points: Point[]; sent: number } | undefined;
}

/**
 * Draws on the slide in a box; every window that shows the slide shows the drawing. New points of a stroke are drawn at
 * once, and sent once a frame; the finished stroke is saved, and sent as a whole.
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

/** Saves and shows the drawings after a change. */
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
    // Browsers coalesce the moves of a pen between two frames; Safari before 18.2 does not expose them.
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
  // While the pen is held, a press draws and must not reach a figure.
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
    // The other windows have already shown the stroke: resend the whole drawing without it.
    change(work, done.slide, before);
    setTrouble(work, 'full');
  }
}
