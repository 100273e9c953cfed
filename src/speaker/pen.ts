import { keepInk, keptInk, followInk, showInk } from '../browser/ink.ts';
import { isZoomClick, pointIn } from '../browser/over.ts';
import { begin, extend, undo, type Ink } from '../live/ink.ts';
import type { Preview } from './preview.ts';

export interface Pen {
  /** Takes the pen, or puts it away; answers whether it is in hand. */
  readonly toggle: () => boolean;
  readonly undo: () => void;
  /** Takes all drawings away. */
  readonly clear: () => void;
  /** After another slide came into the box. */
  readonly show: () => void;
  readonly ink: () => Ink;
}

/** Draws on the slide in a box; every window that shows the slide shows the drawing. */
export function createPen(talk: string, box: HTMLElement, preview: Preview): Pen {
  let ink = keptInk(talk);
  let isDrawing = false;
  const show = () => {
    const section = preview.section();
    if (section) showInk(section, ink[section.dataset.slide ?? '']);
  };
  const change = (next: Ink) => {
    ink = next;
    keepInk(talk, ink);
    show();
  };
  followInk(talk, (next) => {
    ink = next;
    show();
  });
  const draw = (event: PointerEvent, act: typeof begin) => {
    const section = preview.section();
    if (section) change(act(ink, section.dataset.slide ?? '', pointIn(section, event)));
  };
  const isHeld = () => box.classList.contains('drawing-pen');
  box.addEventListener('pointerdown', (event) => {
    if (!isHeld() || event.button !== 0 || isZoomClick(event)) return;
    event.preventDefault();
    isDrawing = true;
    box.setPointerCapture(event.pointerId);
    draw(event, begin);
  });
  box.addEventListener('pointermove', (event) => {
    if (isDrawing) draw(event, extend);
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    box.addEventListener(end, () => {
      isDrawing = false;
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
  return {
    toggle: () => box.classList.toggle('drawing-pen'),
    undo: () => {
      change(undo(ink, preview.section()?.dataset.slide ?? ''));
    },
    clear: () => {
      change({});
    },
    show,
    ink: () => ink,
  };
}
