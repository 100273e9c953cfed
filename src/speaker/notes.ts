/** The speaker's notes in large type. Where they have several paragraphs, the one for the step stands out. */
import { recall, remember } from '../browser/memory.ts';
import type { Place } from '../live/state.ts';
import type { SpeakerTalk } from './talk.ts';

const SIZES = [16, 18, 20, 24, 28, 32, 38, 46] as const;
const KEY = 'talk-notes-size';

export interface Notes {
  readonly show: (place: Place) => void;
  readonly resize: (by: 1 | -1) => void;
}

export function createNotes(box: HTMLElement, { slides }: SpeakerTalk): Notes {
  let slide: string | undefined;
  let size = Number(recall(KEY) ?? 3);
  const apply = () => {
    box.style.setProperty('font-size', `${(SIZES[size] ?? SIZES[3]).toString()}px`);
  };
  apply();
  return {
    show: ({ id, step }) => {
      const found = slides.find((one) => one.id === id);
      if (slide !== id) {
        slide = id;
        box.lang = found?.section.lang ?? '';
        box.dir = found?.section.dir ?? '';
        box.replaceChildren(...[...(found?.notes?.children ?? [])].map((child) => child.cloneNode(true)));
        box.scrollTop = 0;
      }
      const parts = [...box.children];
      const now = paragraphAt(step, found?.steps ?? 0, parts.length);
      parts.forEach((part, index) => {
        part.classList.toggle('now', parts.length > 1 && index === now);
      });
      if (parts.length > 1) parts[now]?.scrollIntoView({ block: 'nearest' });
    },
    resize: (by) => {
      size = Math.min(SIZES.length - 1, Math.max(0, size + by));
      apply();
      remember(KEY, size.toString());
    },
  };
}

/**
 * Which paragraph belongs to a step: the first to the slide as it comes, the last to its last step, and the others
 * evenly between.
 *
 * @returns index from 0
 */
export const paragraphAt = (step: number, steps: number, paragraphs: number): number =>
  steps === 0 ? 0 : Math.min(paragraphs - 1, Math.floor((step * paragraphs) / (steps + 1)));
