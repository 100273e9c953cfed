/** The text of the slides: nothing is missing, and it is read in the order in which it was written. */
import type { ElementContent, Root } from 'hast';
import { quote } from '../../../inspect/visit.ts';
import { textOf } from '../../../trees.ts';
import {
  elementsIn,
  isLater,
  allPages,
  isSeen,
  plain,
  squeeze,
  type PlacedSlide,
  type TalkCheck,
  type TalkPdf,
} from './talk-pdf.ts';
import { elementsOf, firstPageOf } from '../../../pdf/structure.ts';

interface Word {
  readonly text: string;
  /** Words of figures are checked for presence only: a drawing has its own order. */
  readonly isInFigure: boolean;
}

/** Every text node of every slide is found by a viewer, and is in a tag. */
export const missing: TalkCheck = (view) =>
  view.slides.flatMap((slide) =>
    wordsOf(slide).flatMap(({ text }) => {
      const pages = allPages(slide);
      const isShown = pages.some((page) => isSeen(view.seen[page] ?? '', text));
      if (isShown && pages.some((page) => view.read[page]?.includes(squeeze(text)))) return [];
      const message = `${isShown ? 'not in a tag' : 'not on its pages'}: ${quote(text)}`;
      return [{ check: 'text', slide, page: slide.pages[0], message }];
    }),
  );

/** The tags of the page that shows all of a slide have its text in order. */
export const order: TalkCheck = (view) => view.slides.flatMap((slide) => outOfOrder(view, slide));

function outOfOrder({ read }: TalkPdf, slide: PlacedSlide) {
  const page = slide.pages.at(-1) ?? -1;
  const text = read[page] ?? '';
  let at = 0;
  return wordsOf(slide)
    .filter(({ isInFigure }) => !isInFigure)
    .flatMap((word) => {
      const next = text.indexOf(squeeze(word.text), at);
      if (next >= 0) at = next + squeeze(word.text).length;
      // `missing` reports text that is nowhere on the page.
      if (next >= 0 || !text.includes(squeeze(word.text))) return [];
      return [{ check: 'order', slide, page, message: `read too early: ${quote(word.text)}` }];
    });
}

/** Words at line ends must stay separate: text extraction and screen readers have only the tags. */
export const apart: TalkCheck = ({ read, spoken, slides }) =>
  slides.flatMap((slide) =>
    blocksOf(slide).flatMap((text) => {
      const pages = allPages(slide).filter((page) => read[page]?.includes(squeeze(text)));
      if (pages.length === 0 || pages.some((page) => spoken[page]?.includes(text))) return [];
      return [{ check: 'blanks', slide, page: pages[0], message: `words run together: ${quote(text)}` }];
    }),
  );

/** The texts of paragraphs, titles, cells and items that contain only words, with runs of blanks collapsed to one. */
function blocksOf({ rendered: { body } }: PlacedSlide): string[] {
  const all = elementsIn(body);
  const inFigures = new Set(all.filter(({ properties }) => properties.dataFigure !== undefined).flatMap(elementsIn));
  return all
    .filter(({ tagName }) => BLOCK.test(tagName))
    .filter(
      (block) => !elementsIn(block).some(({ tagName }) => BLOCK.test(tagName) || /^(?:ul|ol|br|img)$/.test(tagName)),
    )
    .flatMap((block) => (inFigures.has(block) ? textOf(block).split(BAR) : [textOf(block)]))
    .map((text) => plain(text).replace(/\s+/g, ' ').trim());
}

/** Texts side by side in a figure are written `one | other`; each is checked by itself. */
const BAR = / \| /;

const BLOCK = /^(?:p|h[1-6]|li|td|th|dt|dd)$/;

function wordsOf({ rendered: { heading, body } }: PlacedSlide): Word[] {
  const nodes = [...heading, ...body.children.filter((child) => child.type === 'element' || child.type === 'text')];
  return nodes.flatMap((node) => wordsIn(node, false));
}

function wordsIn(node: ElementContent, isInFigure: boolean): Word[] {
  if (node.type === 'text') {
    const texts = isInFigure ? node.value.split(BAR) : [node.value];
    return texts.map((text) => text.trim()).flatMap((text) => (text === '' ? [] : [{ text, isInFigure }]));
  }
  if (node.type !== 'element' || isLater(node)) return [];
  return node.children.flatMap((child) => wordsIn(child, isInFigure || node.properties.dataFigure !== undefined));
}

/** Every picture of a slide is a figure with the author's alternative text. */
export const pictures: TalkCheck = ({ facts, slides }) => {
  const figures = elementsOf(facts.structure?.children ?? [])
    .map(({ element }) => element)
    .filter(({ role }) => role === 'Figure');
  return slides.flatMap((slide) =>
    textsIn(slide.rendered.body)
      .filter(
        (alt) => !figures.some((figure) => figure.alt === alt && allPages(slide).includes(firstPageOf(figure) ?? -1)),
      )
      .map((alt) => ({ check: 'pictures', slide, page: slide.pages[0], message: `no figure with ${quote(alt)}` })),
  );
};

const textsIn = (body: Root): string[] =>
  elementsIn(body).flatMap(({ tagName, properties: { alt } }) =>
    tagName === 'img' && typeof alt === 'string' && alt !== '' ? [alt] : [],
  );
