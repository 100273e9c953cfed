/** What lies over the slides in the hall, or changes how they are seen, for as long as the speaker wants it. */
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

/** How much larger a spot is shown. */
const LARGER = 2;

/** Shows a spot of the slide large, where it stands. */
export function createZoom(root: HTMLElement): (spot: Point | null) => void {
  let seen: Point | null = null;
  const draw = (spot: Point | null) => {
    seen = spot;
    const slides = root.querySelector<HTMLElement>('.slides');
    root.classList.toggle('zoomed', spot !== null);
    root.style.removeProperty('scale');
    if (!spot || !slides) return;
    // Measured without enlargement: the spot on the slide, as a place in the window.
    const [slide, window] = [slides.getBoundingClientRect(), root.getBoundingClientRect()];
    const x = (slide.left + spot.x * slide.width - window.left) / window.width;
    const y = (slide.top + spot.y * slide.height - window.top) / window.height;
    root.style.setProperty('transform-origin', `${percent(x)} ${percent(y)}`);
    root.style.setProperty('scale', LARGER.toString());
  };
  // In a window of another shape the spot stands elsewhere. By then reveal.js, which listened first, has moved it.
  addEventListener('resize', () => {
    if (seen) draw(seen);
  });
  return draw;
}

/** As in reveal.js: a click with Alt, on Linux with Ctrl, where Alt belongs to the windows. */
export const isZoomClick = ({ altKey, ctrlKey }: MouseEvent): boolean => altKey || ctrlKey;

/** @param sectionOf the slide that may be shown large after this click, if there is one */
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

/** Where a click is on a slide. */
export function pointIn(section: Element, { clientX, clientY }: MouseEvent): Point {
  const { left, top, width, height } = section.getBoundingClientRect();
  const share = (part: number) => Math.min(1, Math.max(0, part));
  return { x: share((clientX - left) / width), y: share((clientY - top) / height) };
}

/** The page that the hall sees until the talk begins: its title, and how long it is until then. */
export function createWaiting(root: HTMLElement): (begins: number | null) => void {
  const time = element('p');
  time.className = 'until';
  time.setAttribute('role', 'timer');
  const title = root.querySelector('h1')?.textContent ?? document.title;
  const page = element('div', element('p', title), time);
  page.className = 'waiting';
  page.hidden = true;
  root.after(page);
  let timer = 0;
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
