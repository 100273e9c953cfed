/** The talk as the speaker's page holds it: every slide, with its notes and its plan. */
import { stepsOf } from './steps.ts';
import type { Planned } from '../../live/pace.ts';
import type { Address } from '../../live/address.ts';

export interface SpeakerSlide extends Planned {
  readonly section: HTMLElement;
  /** As shown on the slide: from 1, and `+1` for the first backup slide. */
  readonly number: string;
  /** Empty before the first part. */
  readonly part: string;
  /** From 1; empty before the first part. */
  readonly partNumber: string;
  readonly steps: number;
  readonly notes: HTMLElement | undefined;
}

export interface SpeakerTalk {
  readonly slides: readonly SpeakerSlide[];
  /** How many slides the talk has without those kept for questions. */
  readonly counted: number;
  /** Length of the whole talk, in ms. */
  readonly slot: number;
}

/** The talk as the deck has it. */
export function readDeck(sections: readonly HTMLElement[]): SpeakerTalk {
  const { slot, budgets } = planned();
  return talkOf(sections, slot, (_, index) => budgets[index] ?? 0);
}

export function readTalk(store: HTMLElement): SpeakerTalk {
  const sections = [...store.querySelectorAll<HTMLElement>(':scope > section')];
  return talkOf(sections, Number(store.dataset.slot) * 1000, ({ dataset }) => Number(dataset.budget) * 1000);
}

function talkOf(
  sections: readonly HTMLElement[],
  slot: number,
  budgetOf: (section: HTMLElement, index: number) => number,
): SpeakerTalk {
  const slides = sections.map((section, index) => ({
    section,
    id: section.id,
    number: section.querySelector('.number')?.textContent ?? '',
    title: section.querySelector('h1, h2')?.textContent ?? section.id,
    part: section.querySelector('.part-name > span')?.textContent ?? '',
    partNumber: section.querySelector('.part-name > b')?.textContent ?? '',
    steps: stepsOf(section),
    budget: budgetOf(section, index),
    notes: section.querySelector<HTMLElement>('.notes') ?? undefined,
    isBackup: section.dataset.visibility === 'uncounted',
  }));
  const counted = slides.filter(({ isBackup }) => !isBackup).length;
  return { slides, counted, slot };
}

/** The deck's plan, in ms. */
interface Plan {
  /** Length of the whole talk. */
  readonly slot: number;
  /** In the order of the slides; empty where the page has no plan. */
  readonly budgets: readonly number[];
}

export function planned(): Plan {
  const { content = '' } = document.querySelector<HTMLMetaElement>('meta[name="plan"]') ?? {};
  const [slot = 0, ...budgets] = content.split(' ').map((seconds) => Number(seconds) * 1000);
  return { slot, budgets };
}

type Walk = Pick<SpeakerSlide, 'id' | 'steps' | 'isBackup'>;

/** The last slide that is counted: backup slides come after the end. */
export const lastOf = <Slide extends Pick<SpeakerSlide, 'isBackup'>>(slides: readonly Slide[]): Slide | undefined =>
  slides.findLast(({ isBackup }) => !isBackup) ?? slides.at(-1);

/** The place that *next* leads to; undefined at the end, as backup slides are opened by name. */
export function after(slides: readonly Walk[], { id, step }: Address): Address | undefined {
  const at = slides.findIndex((slide) => slide.id === id);
  const [slide, next] = [slides[at], slides[at + 1]];
  if (step < (slide?.steps ?? 0)) return { id, step: step + 1 };
  const isEnd = next?.isBackup === true && slide?.isBackup === false;
  return next && !isEnd ? { id: next.id, step: 0 } : undefined;
}

/** The place that *previous* leads to: the last step of the slide before, as in the hall. */
export function before(slides: readonly Walk[], { id, step }: Address): Address | undefined {
  if (step > 0) return { id, step: step - 1 };
  const previous = slides[slides.findIndex((slide) => slide.id === id) - 1];
  return previous && { id: previous.id, step: previous.steps };
}

/** Maps a place to this talk, as another edition may differ in steps or slides; undefined without the slide. */
export function placeIn(slides: readonly Walk[], { id, step, states }: Address): Address | undefined {
  const slide = slides.find((one) => one.id === id);
  return slide && { id, step: Math.min(step, slide.steps), ...(states && { states }) };
}
