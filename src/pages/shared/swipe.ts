/** Swipes on the slides. reveal.js's own handler also turns the slide while a finger scrolls code, and on a pinch. */

interface Turns {
  readonly next: () => void;
  readonly previous: () => void;
}

/** Least length of a swipe, in CSS px. */
const FAR = 40;

/** A finger, where it began, and the horizontal scroll container under it, if any. */
interface Finger {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly scrolls: { readonly box: Element; readonly from: number } | undefined;
}

/**
 * Swipes as if turning a page: in left-to-right text, a swipe to the left goes on. A finger on a horizontal scroll
 * container scrolls it and never turns the slide. Two fingers, or one on a zoomed page, are left to the browser.
 *
 * `touch-action: pan-x` on all code would not do: the browser would also take touches on code that does not scroll.
 */
export function bindSwipes(root: HTMLElement, { next, previous }: Turns): void {
  const fingers = new Set<number>();
  let finger: Finger | undefined;

  root.addEventListener('pointerdown', ({ pointerType, pointerId, isPrimary, clientX, clientY, target }) => {
    if (pointerType !== 'touch' || target instanceof HTMLInputElement) return;
    if (isPrimary) fingers.clear();
    fingers.add(pointerId);
    const box = target instanceof Element ? scrollerOf(target, root) : undefined;
    const scrolls = box && { box, from: box.scrollLeft };
    finger = fingers.size === 1 && !isEnlarged() ? { id: pointerId, x: clientX, y: clientY, scrolls } : undefined;
  });
  root.addEventListener('pointermove', ({ pointerId, clientX, clientY }) => {
    if (finger?.id !== pointerId || isEnlarged()) return;
    const [x, y] = [clientX - finger.x, clientY - finger.y];
    if (finger.scrolls) {
      finger.scrolls.box.scrollLeft = finger.scrolls.from - x;
      return;
    }
    if (Math.max(Math.abs(x), Math.abs(y)) <= FAR) return;
    finger = undefined;
    if (Math.abs(x) <= Math.abs(y)) return;
    const isOnward = x < 0 === (getComputedStyle(root).direction === 'ltr');
    (isOnward ? next : previous)();
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    root.addEventListener(end, ({ pointerId }) => {
      fingers.delete(pointerId);
      if (finger?.id === pointerId) finger = undefined;
    });
  }
}

const isEnlarged = (): boolean => (visualViewport?.scale ?? 1) > 1.01;

/** The innermost horizontal scroll container around an element. */
function scrollerOf(element: Element, root: Element): Element | undefined {
  for (let one: Element | null = element; one && one !== root; one = one.parentElement) {
    if (one.scrollWidth > one.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)) return one;
  }
  return undefined;
}
