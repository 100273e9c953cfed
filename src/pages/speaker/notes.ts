/** The speaker's notes in large type. Where they have several parts, the one for the step stands out. */
import { KEYS } from '../../contract.ts';
import { openBeside } from '../shared/windows.ts';
import { recall, remember } from '../shared/memory.ts';
import type { Address } from '../../live/address.ts';
import type { SpeakerTalk } from '../shared/talk.ts';

const SIZES = [16, 18, 20, 24, 28, 32, 38, 46] as const;

export interface Notes {
  readonly show: (place: Address) => void;
  readonly resize: (by: 1 | -1) => void;
  /** Goes on or back by most of what is seen. */
  readonly scroll: (by: 1 | -1) => void;
}

/** The part of the box that one press goes on by: the last lines are read again at the top. */
const SCROLL = 0.75;

/** @param more shown while the notes go on below */
export function createNotes(box: HTMLElement, more: HTMLElement, { slides }: SpeakerTalk): Notes {
  let slide: string | undefined;
  let part: Element | undefined;
  let size = Number(recall(KEYS.notesSize) ?? 3);
  const apply = () => {
    box.style.setProperty('font-size', `${(SIZES[size] ?? SIZES[3]).toString()}px`);
  };
  apply();
  const tellMore = () => {
    const isMore = box.scrollHeight - box.scrollTop - box.clientHeight > 4;
    more.hidden = !isMore;
    box.classList.toggle('goes-on', isMore);
  };
  box.addEventListener('scroll', tellMore, { passive: true });
  // In the next frame: what the observer changes while it tells is laid out again, which WebKit reports as an error.
  new ResizeObserver(() => requestAnimationFrame(tellMore)).observe(box);
  return {
    show: ({ id, step }) => {
      const found = slides.find((one) => one.id === id);
      const isNew = slide !== id;
      if (isNew) {
        slide = id;
        box.lang = found?.section.lang ?? '';
        box.dir = found?.section.dir ?? '';
        box.replaceChildren(...[...(found?.notes?.children ?? [])].map((child) => child.cloneNode(true)));
        openBeside(box);
        box.scrollTop = 0;
      }
      const parts = [...box.children].filter((one) => one instanceof HTMLElement);
      const now = parts[partAt(step, found?.steps ?? 0, parts)];
      for (const one of parts) {
        const stands = parts.length > 1 && one === now;
        one.classList.toggle('now', stands);
        one.ariaCurrent = stands ? 'step' : null;
      }
      // Once: whoever scrolls by hand is not called back by the next change of anything else.
      if (part !== now) bring(box, now, isNew);
      part = now;
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
 * Scrolls a part into its box: whole, or where it is too long from its first line.
 *
 * @param atOnce whether it is not seen to move
 */
function bring(box: HTMLElement, part: Element | undefined, atOnce: boolean): void {
  // Where the notes go on, the last lines fade.
  const room = box.clientHeight - parseFloat(getComputedStyle(box).scrollPaddingBlockEnd);
  const isCalm = atOnce || matchMedia('(prefers-reduced-motion: reduce)').matches;
  part?.scrollIntoView({
    block: part.clientHeight < room ? 'nearest' : 'start',
    behavior: isCalm ? 'instant' : 'smooth',
  });
}

/** Which part of the notes belongs to a step: by the marks of the notes, or without marks by their number. */
function partAt(step: number, steps: number, parts: readonly HTMLElement[]): number {
  const marks = parts.map(({ dataset }) => dataset.step);
  return marks.every((mark) => mark === undefined)
    ? paragraphAt(step, steps, parts.length)
    : marks.findLastIndex((mark) => Number(mark ?? 0) <= step);
}

/**
 * Which paragraph belongs to a step: the first to the slide as it comes, the last to its last step, and the others
 * evenly between.
 *
 * @returns index from 0
 */
export const paragraphAt = (step: number, steps: number, paragraphs: number): number =>
  steps === 0 ? 0 : Math.min(paragraphs - 1, Math.floor((step * paragraphs) / (steps + 1)));
