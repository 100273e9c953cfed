import { drawOn, keepDrawings, openInk, showInk } from '../shared/ink.ts';
import { isZoomClick, pointIn } from '../shared/over.ts';
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

interface Parts {
  readonly talk: string;
  /** The name of this window. */
  readonly window: string;
  /** Called after what the speaker is to know has changed. */
  readonly troubled: () => void;
}

/**
 * Draws on the slide in a box; every window that shows the slide shows the drawing. While a stroke is drawn, its new
 * points are drawn and sent, once a frame; it is kept, and sent as a whole, when it is done.
 */
export function createPen({ talk, window, troubled }: Parts, box: HTMLElement, preview: Preview): Pen {
  const here = () => preview.section()?.dataset.slide ?? '';
  const ink = openInk(talk, {
    role: 'speaker',
    window,
    sectionsOf: (slide) => (slide === here() ? [preview.section()].filter((one) => one !== undefined) : []),
  });
  let trouble: InkTrouble;
  /** Slides as they were before they were wiped, for who has wiped too much. */
  let wiped: Ink = {};
  /** The stroke that is drawn now. */
  let stroke: { readonly slide: string; readonly points: Point[]; sent: number } | undefined;

  const strokesOf = (slide: string): Strokes => ink.ink()[slide] ?? [];
  const show = () => {
    const section = preview.section();
    if (!section) return;
    showInk(section, strokesOf(here()));
    if (stroke?.slide === here()) drawOn(section, stroke.points, true);
  };
  const setTrouble = (next: InkTrouble) => {
    if (next === trouble) return;
    trouble = next;
    troubled();
  };
  const keep = () => {
    setTrouble(keepDrawings(talk, ink.drawings()) ? undefined : 'unkept');
  };
  const change = (slide: string, strokes: Strokes) => {
    ink.change(slide, strokes);
    keep();
    show();
  };
  const wipe = (slides: readonly string[]) => {
    const drawn = slides.filter((slide) => strokesOf(slide).length > 0);
    if (drawn.length === 0) return;
    wiped = Object.fromEntries(drawn.map((slide) => [slide, strokesOf(slide)]));
    for (const slide of drawn) ink.change(slide, []);
    keep();
    show();
  };

  const sendNew = () => {
    if (!stroke || stroke.sent === stroke.points.length) return;
    ink.draw(stroke.slide, stroke.points.slice(stroke.sent), stroke.sent === 0);
    stroke.sent = stroke.points.length;
  };
  const add = (points: Stroke) => {
    const section = preview.section();
    if (!stroke || !section || stroke.slide !== here()) return;
    const isFirst = stroke.points.length === 0;
    const fitting = points.map(rounded).slice(0, roomIn(stroke.points));
    stroke.points.push(...fitting);
    drawOn(section, fitting, isFirst);
    if (stroke.sent < stroke.points.length - fitting.length) return;
    requestAnimationFrame(sendNew);
  };
  const end = () => {
    const done = stroke;
    stroke = undefined;
    if (!done) return;
    wiped = {};
    const before = strokesOf(done.slide);
    if (hasRoom(before, done.points)) change(done.slide, [...before, done.points]);
    else {
      // The other windows have seen it drawn: the whole drawing, without it, is told again.
      change(done.slide, before);
      setTrouble('full');
    }
  };

  const isHeld = () => box.classList.contains('drawing-pen');
  box.addEventListener('pointerdown', (event) => {
    const section = preview.section();
    if (!isHeld() || event.button !== 0 || isZoomClick(event) || !section) return;
    event.preventDefault();
    end();
    stroke = { slide: here(), points: [], sent: 0 };
    box.setPointerCapture(event.pointerId);
    add([pointIn(section, event)]);
  });
  box.addEventListener('pointermove', (event) => {
    const section = preview.section();
    if (!stroke || !section) return;
    // Between two frames a pen has moved more often than the page is told; Safari before 18.2 does not say how.
    const moves = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
    add((moves.length > 0 ? moves : [event]).map((move) => pointIn(section, move)));
  });
  for (const over of ['pointerup', 'pointercancel'] as const) box.addEventListener(over, end);
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
  return {
    toggle: () => box.classList.toggle('drawing-pen'),
    undo: () => {
      const back = Object.entries(wiped);
      wiped = {};
      for (const [slide, strokes] of back) ink.change(slide, [...strokes, ...strokesOf(slide)]);
      if (back.length > 0) {
        keep();
        show();
      } else if (strokesOf(here()).length > 0) change(here(), strokesOf(here()).slice(0, -1));
    },
    wipe: () => {
      wipe([here()]);
    },
    clear: () => {
      wipe(Object.keys(ink.ink()));
    },
    show,
    ink: ink.ink,
    trouble: () => trouble,
  };
}
