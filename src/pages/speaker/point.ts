import type { Point } from '../../live/state.ts';

/** Tells where the pointer is over the slide in a box, once a frame at most, and when it leaves. */
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
