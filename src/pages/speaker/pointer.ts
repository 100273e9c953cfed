/** Pointer input over the slide: it points, and a flick of a finger steps. */
import type { Point } from '../../live/state.ts';

/** Reports the pointer's position on the slide in a box, at most once a frame, and null when it leaves. */
export function pointFrom(box: HTMLElement, tell: (point: Point | null) => void): void {
  let wanted: Point | null = null;
  let isAsked = false;
  const later = (point: Point | null) => {
    wanted = point;
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      tell(wanted);
    });
  };
  box.addEventListener('pointermove', ({ clientX, clientY }) => {
    const { left, top, width, height } = (box.firstElementChild ?? box).getBoundingClientRect();
    const [x, y] = [(clientX - left) / width, (clientY - top) / height];
    later(x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null);
  });
  box.addEventListener('pointerleave', () => {
    later(null);
  });
}

/** Longest duration of a flick, in ms: a slower finger points. */
const QUICK = 500;
/** Least length of a flick, in px. */
const FAR = 40;

/**
 * Steps by a flick of a finger over a slide.
 *
 * @param isOff whether a finger does something else there now
 * @param step called with 1 for the next step: in left-to-right text, a flick to the left
 */
export function stepBySwipe(box: HTMLElement, isOff: () => boolean, step: (by: 1 | -1) => void): void {
  let start: PointerEvent | undefined;
  box.addEventListener('pointerdown', (event) => {
    start = event.pointerType === 'touch' && event.isPrimary && !isOff() ? event : undefined;
  });
  box.addEventListener('pointercancel', () => {
    start = undefined;
  });
  box.addEventListener('pointerup', (event) => {
    if (start?.pointerId !== event.pointerId) return;
    const [across, down] = [event.clientX - start.clientX, event.clientY - start.clientY];
    const isFlick = event.timeStamp - start.timeStamp < QUICK && Math.abs(across) > FAR;
    start = undefined;
    if (!isFlick || Math.abs(across) < 2 * Math.abs(down)) return;
    const isFromRight = getComputedStyle(box.firstElementChild ?? box).direction === 'rtl';
    step(across < 0 !== isFromRight ? 1 : -1);
  });
}
