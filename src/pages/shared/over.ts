/** Temporary effects in the audience window that the speaker controls: the pointer, the zoom, the waiting page. */
import { spokenTime } from '../../live/clock.ts';
import type { Point } from '../../live/state.ts';
import { element } from './panel.ts';

/** The speaker's pointer. */
export function createPointer(root: HTMLElement): (point: Point | null) => void {
  const dot = element('div');
  dot.className = 'pointer';
  dot.hidden = true;
  root.querySelector('.slides')?.append(dot);
  return (point) => {
    dot.hidden = point === null;
    if (!point) return;
    dot.style.setProperty('left', percent(point.x));
    dot.style.setProperty('top', percent(point.y));
  };
}

/** Zoom factor. */
const LARGER = 2;

/** Zooms in on a spot of the slide, which stays in place. */
export function createZoom(root: HTMLElement): (spot: Point | null) => void {
  let seen: Point | null = null;
  const draw = (spot: Point | null) => {
    seen = spot;
    const slides = root.querySelector<HTMLElement>('.slides');
    root.classList.toggle('zoomed', spot !== null);
    root.style.removeProperty('scale');
    if (!spot || !slides) return;
    // Measured without zoom: the spot's position in the window, as fractions of its size.
    const [slide, window] = [slides.getBoundingClientRect(), root.getBoundingClientRect()];
    const x = (slide.left + spot.x * slide.width - window.left) / window.width;
    const y = (slide.top + spot.y * slide.height - window.top) / window.height;
    root.style.setProperty('transform-origin', `${percent(x)} ${percent(y)}`);
    root.style.setProperty('scale', LARGER.toString());
  };
  // Resizing the window moves the spot. reveal.js listened first, so it has already laid out the slide.
  addEventListener('resize', () => {
    if (seen) draw(seen);
  });
  return draw;
}

/** As in reveal.js: Alt+click; on Linux Ctrl+click, as window managers use Alt. */
export const isZoomClick = ({ altKey, ctrlKey }: MouseEvent): boolean => altKey || ctrlKey;

/** @param sectionOf the slide that this click may zoom, if any */
export function zoomFrom(
  holder: HTMLElement,
  sectionOf: (event: MouseEvent) => Element | null | undefined,
  zoom: (spot: Point) => void,
): void {
  holder.addEventListener(
    'click',
    (event) => {
      const section = isZoomClick(event) ? sectionOf(event) : undefined;
      if (!section) return;
      event.preventDefault();
      event.stopPropagation();
      zoom(pointIn(section, event));
    },
    true,
  );
}

/** The position of a click on a slide, as fractions of its size, from 0 to 1. */
export function pointIn(section: Element, { clientX, clientY }: MouseEvent): Point {
  const { left, top, width, height } = section.getBoundingClientRect();
  const share = (part: number) => Math.min(1, Math.max(0, part));
  return { x: share((clientX - left) / width), y: share((clientY - top) / height) };
}

/** The page that the audience sees until the talk begins: its title and a countdown. */
export function createWaiting(root: HTMLElement): (begins: number | null) => void {
  const time = element('p');
  time.className = 'until';
  time.setAttribute('role', 'timer');
  const title = root.querySelector('h1')?.textContent ?? document.title;
  const page = element('div', element('p', title), time);
  page.className = 'waiting';
  page.hidden = true;
  root.after(page);
  let timer: ReturnType<typeof setInterval> | undefined;
  return (begins) => {
    clearInterval(timer);
    page.hidden = begins === null;
    if (begins === null) return;
    const show = () => {
      const left = begins - Date.now();
      time.textContent = left > 0 ? spokenTime(Math.ceil(left / 1000) * 1000) : 'It begins now';
    };
    show();
    timer = setInterval(show, 250);
  };
}

const percent = (share: number): string => `${(share * 100).toString()}%`;
