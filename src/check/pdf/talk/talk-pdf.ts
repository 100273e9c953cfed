import { numbersOf } from '../../../pages/numbers.ts';
import { READ_FROM_THE_RIGHT } from '../../../language.ts';
import type { RenderedSlide, Talk } from '../../../talk.ts';
import { destinationOf } from '../../../pdf/links.ts';
import { type PdfFacts, saidIn } from '../../../pdf/read-pdf.ts';
import type { Element, Root, RootContent } from 'hast';
import { classes, isElement } from '../../../trees.ts';

/** A PDF and the talk that it should show. */
export interface TalkPdf {
  readonly facts: PdfFacts;
  readonly talk: Talk;
  readonly slides: readonly PlacedSlide[];
  /** Text of each page without white space: as a viewer finds it (see `isSeen`), then as the tags read it. */
  readonly seen: readonly string[];
  readonly read: readonly string[];
  /** As the tags read it, with runs of blanks collapsed to one. */
  readonly spoken: readonly string[];
}

/** A slide with the indices of its pages, from 0, found by their labels. */
export interface PlacedSlide {
  readonly rendered: RenderedSlide;
  readonly number: string;
  /** One, or one for each step. */
  readonly pages: readonly number[];
  /** The pages with the words of its figures that are not drawn. */
  readonly words: readonly number[];
}

/** A difference between the PDF and the talk. */
export interface TalkFault {
  /** The name of the check: `outline`, `text`. */
  readonly check: string;
  /** Undefined for the whole file. */
  readonly slide?: PlacedSlide | undefined;
  readonly page?: number | undefined;
  readonly message: string;
}

export type TalkCheck = (view: TalkPdf) => readonly TalkFault[];

/** `14`, `14.2`, `+1`, `14 text`. */
const LABEL = /^(\+?\d+)(?:\.\d+)?( text)?$/;

/** @param texts of the pages, as a viewer extracts them */
export function slidesPdf(facts: PdfFacts, texts: readonly string[], talk: Talk): TalkPdf {
  const numbers = numbersOf(talk.slides);
  const labels = facts.pages.map(({ label = '' }) => LABEL.exec(label));
  const slides = talk.slides.map((rendered, index): PlacedSlide => {
    const number = numbers[index] ?? '';
    const own = labels.flatMap((label, page) =>
      label?.[1] === number ? [{ page, isWords: label[2] !== undefined }] : [],
    );
    const pagesThat = (isWords: boolean) => own.filter((one) => one.isWords === isWords).map(({ page }) => page);
    return { rendered, number, pages: pagesThat(false), words: pagesThat(true) };
  });
  return {
    facts,
    talk,
    slides,
    seen: texts.map(squeeze),
    read: readingTexts(facts).map(squeeze),
    spoken: spokenTexts(facts),
  };
}

/**
 * A handout and its talk: a slide has the sheets from its named destination up to that of the next slide. The words of
 * a figure that are not drawn are on a sheet with its own destination.
 */
export function handoutPdf(facts: PdfFacts, texts: readonly string[], talk: Talk): TalkPdf {
  const numbers = numbersOf(talk.slides);
  const starts = talk.slides.map(({ slide }) => facts.names.get(destinationOf(slide.id)));
  const slides = talk.slides.map((rendered, index): PlacedSlide => {
    const first = starts[index] ?? -1;
    const last = starts.slice(index + 1).find((start) => start !== undefined) ?? facts.pages.length - 1;
    const pages = Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => first + at);
    const words = facts.names.get(destinationOf(`Full-${rendered.slide.id}`));
    return { rendered, number: numbers[index] ?? '', pages, words: words === undefined ? [] : [words, words + 1] };
  });
  return {
    facts,
    talk,
    slides,
    seen: texts.map(squeeze),
    read: readingTexts(facts).map(squeeze),
    spoken: spokenTexts(facts),
  };
}

/** Without white space, in the characters of `plain`. */
export const squeeze = (text: string): string => plain(text).replace(/\s+/g, '');

/**
 * Whether a viewer finds a text on a page. For right-to-left text, looks for each word, with its letters adjacent in
 * any order and without combining marks: viewers reverse a word, or the parts of it that are shown one by one. The
 * order is checked in the tags.
 *
 * @param page as in `TalkPdf.seen`
 */
export function isSeen(page: string, text: string): boolean {
  if (!READ_FROM_THE_RIGHT.test(text)) return page.includes(squeeze(text));
  const letters = Array.from(page.replace(MARKS, ''));
  const words = plain(text).replace(MARKS, '').match(WORDS) ?? [];
  return words.every((word) => {
    const wanted = Array.from(word).sort();
    return letters.some((first, at) => {
      if (!wanted.includes(first)) return false;
      const found = letters.slice(at, at + wanted.length).sort();
      return found.join('') === wanted.join('');
    });
  });
}

const MARKS = /\p{M}+/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

/** Presentation forms of Arabic and Hebrew, by which a font may name its glyphs; mapped to the letters themselves. */
const FORMS = /[\ufb1d-\ufdff\ufe70-\ufefc]+/g;
/** Format characters without a glyph: joiners, non-joiners and direction marks. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Canonical characters: a glyph does not tell which equivalent the author typed. */
export const plain = (text: string): string =>
  text
    .replace(FORMS, (forms) => forms.normalize('NFKC'))
    .replace(UNSEEN, '')
    .normalize('NFC');

export const allPages = ({ pages, words }: PlacedSlide): number[] => [...pages, ...words];

const spokenTexts = (facts: PdfFacts): string[] => readingTexts(facts).map((text) => plain(text).replace(/\s+/g, ' '));

function readingTexts({ pages, structure }: PdfFacts): string[] {
  const texts = pages.map(() => '');
  for (const { page, text } of saidIn(structure?.children ?? [], pages)) texts[page] = `${texts[page] ?? ''}${text}`;
  return texts;
}

/** Updates since the talk are not printed: the PDF shows the talk as it was given. */
export const isLater = (element: Element): boolean => classes(element).includes('since');

/** All printed elements of a slide in pre-order. */
export function elementsIn(node: Root | Element): Element[] {
  const children: readonly RootContent[] = node.children;
  return children
    .filter(isElement)
    .filter((child) => !isLater(child))
    .flatMap((child) => [child, ...elementsIn(child)]);
}
