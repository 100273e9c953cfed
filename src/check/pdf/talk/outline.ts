import { CHAPTERS } from '../../../contract.ts';
import type { OutlineItem } from '../../../pdf/links.ts';
import { squeeze, type PlacedSlide, type TalkCheck, type TalkFault, type TalkPdf } from './talk-pdf.ts';

interface Entry {
  readonly title: string;
  readonly page: number | undefined;
  /** From 0. */
  readonly depth: number;
}

/** Every slide has a bookmark to its first page, below that of the slide that opens its part. */
export const outline: TalkCheck = (view) => compareAll(view, () => false);

/** The chapters of a handout after all slides. */
const ENDS: ReadonlySet<string> = new Set([CHAPTERS.full.title, CHAPTERS.glossary.title, CHAPTERS.sources.title]);

/** In a handout, the chapters after all slides have bookmarks, too. */
export const handoutOutline: TalkCheck = (view) => compareAll(view, ({ title }) => ENDS.has(title));

/** @param isChapter whether a top-level bookmark after those of the slides is of a chapter, with all below it */
function compareAll({ facts, slides }: TalkPdf, isChapter: (entry: Entry) => boolean): TalkFault[] {
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

/** Page labels are the numbers of the slides, complete and in order. */
export const labels: TalkCheck = ({ facts, slides }) => {
  const found = facts.pages.map(({ label }, page) => ({ label: label ?? '', page }));
  // A slide with steps of its own (`printsSteps`) does not tell whether the others have theirs.
  const isStepwise = slides.some(({ rendered, pages }) => !rendered.slide.printsSteps && pages.length > 1);
  const wanted = slides.flatMap((slide) => {
    const steps = isStepwise || slide.rendered.slide.printsSteps ? slide.rendered.steps : 0;
    const labels = Array.from({ length: steps + 1 }, (_, step) =>
      step === 0 ? slide.number : `${slide.number}.${step}`,
    );
    const words = slide.words.length > 0 ? [`${slide.number} text`] : [];
    return [...labels, ...words].map((label) => ({ label, slide }));
  });
  const at = wanted.findIndex(({ label }, index) => found[index]?.label !== label);
  const first = wanted[at];
  // Only the first: it would shift all that follow.
  if (first) {
    const there = found[at];
    const message = `${there ? `the page is called “${there.label}”` : 'the page is missing'}, expected “${first.label}”`;
    return [{ check: 'labels', slide: first.slide, page: there?.page, message }];
  }
  const extra = found[wanted.length];
  return extra ? [{ check: 'labels', page: extra.page, message: `the page “${extra.label}” is of no slide` }] : [];
};
