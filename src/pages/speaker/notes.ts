/** The speaker's notes in large type. Where they have several parts, the one for the step stands out. */
import { KEYS } from '../../contract.ts';
import { openBeside } from '../shared/windows.ts';
import { recall, remember } from '../shared/memory.ts';
import { takeLanguage } from '../shared/panel.ts';
import type { Address } from '../../live/address.ts';
import type { SpeakerTalk } from '../shared/talk.ts';

/** Type sizes of the current paragraph, in px of the window that the desk is designed for. */
const SIZES = [20, 23, 26, 29, 34, 40, 48, 58] as const;
const USUAL = 3;

export interface Notes {
  readonly show: (place: Address) => void;
  readonly resize: (by: 1 | -1) => void;
  /** Scrolls by most of the visible height. */
  readonly scroll: (by: 1 | -1) => void;
}

/** The fraction of the box by which one press scrolls: the last lines stay in view, at the top. */
const SCROLL = 0.75;

/** @param more shown while the notes continue below */
export function createNotes(box: HTMLElement, more: HTMLElement, { slides }: SpeakerTalk): Notes {
  let slide: string | undefined;
  let part: Element | undefined;
  let size = Number(recall(KEYS.notesSize) ?? USUAL);
  const apply = () => {
    box.style.setProperty('--size', (SIZES[size] ?? SIZES[USUAL]).toString());
  };
  apply();
  const tellMore = () => {
    const isMore = box.scrollHeight - box.scrollTop - box.clientHeight > 4;
    more.hidden = !isMore;
    box.classList.toggle('goes-on', isMore);
  };
  box.addEventListener('scroll', tellMore, { passive: true });
  // Deferred to the next frame: changing the layout inside the observer makes WebKit report a ResizeObserver loop.
  new ResizeObserver(() => requestAnimationFrame(tellMore)).observe(box);
  return {
    show: ({ id, step }) => {
      const found = slides.find((one) => one.id === id);
      const isNew = slide !== id;
      if (isNew) {
        slide = id;
        takeLanguage(box, found?.section);
        box.replaceChildren(...[...(found?.notes?.children ?? [])].map((child) => child.cloneNode(true)));
        openBeside(box);
        box.scrollTop = 0;
      }
      const parts = [...box.children].filter((one) => one instanceof HTMLElement);
      const present = partsAt(step, found?.steps ?? 0, parts);
      for (const one of parts) {
        const stands = present.includes(one);
        one.classList.toggle('now', stands);
        one.ariaCurrent = stands && parts.length > 1 ? 'step' : null;
      }
      // Only when the part changes: other updates must not undo the speaker's own scrolling.
      if (part !== present[0]) bring(box, present, isNew);
      part = present[0];
      tellMore();
    },
    scroll: (by) => {
      box.scrollBy({ top: by * SCROLL * box.clientHeight });
    },
    resize: (by) => {
      size = Math.min(SIZES.length - 1, Math.max(0, size + by));
      apply();
      remember(KEYS.notesSize, size.toString());
      tellMore();
    },
  };
}

/**
 * Scrolls the current part of the notes into view: all of it, or if it is too long, from its first line.
 *
 * @param atOnce without smooth scrolling
 */
function bring(box: HTMLElement, present: readonly HTMLElement[], atOnce: boolean): void {
  const [first, last] = [present[0], present.at(-1)];
  if (!first || !last) return;
  // Where the notes continue, the last lines fade.
  const room = box.clientHeight - parseFloat(getComputedStyle(box).scrollPaddingBlockEnd);
  const isCalm = atOnce || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = isCalm ? 'instant' : 'smooth';
  const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
  if (height >= room) first.scrollIntoView({ block: 'start', behavior });
  else for (const one of first === last ? [first] : [last, first]) one.scrollIntoView({ block: 'nearest', behavior });
}

/** Which parts of the notes belong to a step: by the marks of the notes, or without marks by their number. */
function partsAt(step: number, steps: number, parts: readonly HTMLElement[]): readonly HTMLElement[] {
  const marks = parts.map(({ dataset }) => dataset.step);
  if (marks.some((mark) => mark !== undefined)) {
    const at = marks.findLastIndex((mark) => Number(mark ?? 0) <= step);
    return parts.slice(at, at + 1);
  }
  const [from, to] = paragraphsAt(step, steps, parts.length);
  return parts.slice(from, to);
}

/**
 * Which paragraphs belong to a step: the first to the slide before its steps, the last to its last step, and the others
 * evenly between. If there are more paragraphs than steps, a step has several.
 *
 * @returns index of the first, from 0, and of the first after them
 */
export function paragraphsAt(step: number, steps: number, paragraphs: number): readonly [from: number, to: number] {
  const first = (at: number) => Math.min(paragraphs - 1, Math.floor((at * paragraphs) / (steps + 1)));
  return step >= steps ? [first(steps), paragraphs] : [first(step), Math.max(first(step) + 1, first(step + 1))];
}
