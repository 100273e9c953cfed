import { CHAPTERS } from '../../../contract.ts';
import type { OutlineItem } from '../../../pdf/links.ts';
import { squeeze, type PlacedSlide, type TalkCheck, type TalkFault, type View } from './view.ts';

interface Entry {
  readonly title: string;
  readonly page: number | undefined;
  /** From 0. */
  readonly depth: number;
}

/** Every slide has a bookmark that leads to its first page, under that of the slide which opens its part. */
export const outline: TalkCheck = (view) => compareAll(view, () => false);

/** What a handout has behind all slides. */
const ENDS: ReadonlySet<string> = new Set([CHAPTERS.full.title, CHAPTERS.glossary.title, CHAPTERS.sources.title]);

/** What a handout has at its end besides, behind all slides, has bookmarks, too. */
export const handoutOutline: TalkCheck = (view) => compareAll(view, ({ title }) => ENDS.has(title));

/** @param isChapter whether a bookmark behind those of the slides is of something else, with all that is under it */
function compareAll({ facts, slides }: View, isChapter: (entry: Entry) => boolean): TalkFault[] {
  const found = flatten(facts.outline, 0);
  const faults = slides.flatMap((slide, index) => compare(found[index], slide, depthOf(slides, index)));
  let isOwn = false;
  const extra = found.slice(slides.length).filter((entry) => {
    if (entry.depth === 0) isOwn = isChapter(entry);
    return !isOwn;
  });
  return extra.length > 0
    ? [...faults, { check: 'outline', message: `${extra.length} bookmarks are of no slide` }]
    : faults;
}

const flatten = (items: readonly OutlineItem[], depth: number): Entry[] =>
  items.flatMap(({ title, page, items: below }) => [{ title, page, depth }, ...flatten(below, depth + 1)]);

function depthOf(slides: readonly PlacedSlide[], index: number): number {
  if (slides[index]?.rendered.slide.opensPart) return 0;
  return slides.slice(0, index).some(({ rendered }) => rendered.slide.opensPart) ? 1 : 0;
}

function compare(found: Entry | undefined, slide: PlacedSlide, depth: number): TalkFault[] {
  const fault = (message: string) => [{ check: 'outline', slide, page: found?.page, message }];
  if (!found) return fault('it has no bookmark');
  const { title } = slide.rendered.slide;
  if (squeeze(found.title) !== squeeze(title)) return fault(`its bookmark is “${found.title}”, expected “${title}”`);
  if (found.page !== slide.pages[0]) return fault('its bookmark leads elsewhere');
  return found.depth === depth ? [] : fault(`its bookmark stands at level ${found.depth + 1}, expected ${depth + 1}`);
}
