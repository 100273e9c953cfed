/** A flick of a finger over a slide, to the next step or back. */

/** What is slower is a finger that points. In ms. */
const QUICK = 500;
/** In px. */
const FAR = 40;

/**
 * @param isOff while the finger does something else there
 * @param step called with 1 for the next step: in a script that is read from the left, a flick to the left
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
