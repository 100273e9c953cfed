/** The text of the slides: nothing is missing, and it is read in the order in which it was written. */
import type { ElementContent } from 'hast';
import { quote } from '../../visit.ts';
import { isLater } from './elements.ts';
import { allPages, squeeze, type PlacedSlide, type TalkCheck, type View } from './view.ts';

interface Word {
  readonly text: string;
  /** Of a figure, only that it is there can be asked: the drawing has its own order. */
  readonly isInFigure: boolean;
}

/** Every text node of every slide is found by a viewer, and stands in a tag. */
export const missing: TalkCheck = (view) =>
  view.slides.flatMap((slide) =>
    wordsOf(slide).flatMap(({ text }) => {
      const isIn = (texts: readonly string[]) => allPages(slide).some((page) => texts[page]?.includes(squeeze(text)));
      if (isIn(view.seen) && isIn(view.read)) return [];
      const message = `${isIn(view.seen) ? 'not in a tag' : 'not on its pages'}: ${quote(text)}`;
      return [{ check: 'text', slide, page: slide.pages[0], message }];
    }),
  );

/** The tags of the page that shows all of a slide have its text in order. */
export const order: TalkCheck = (view) => view.slides.flatMap((slide) => outOfOrder(view, slide));

function outOfOrder({ read }: View, slide: PlacedSlide) {
  const page = slide.pages.at(-1) ?? -1;
  const text = read[page] ?? '';
  let at = 0;
  return wordsOf(slide)
    .filter(({ isInFigure }) => !isInFigure)
    .flatMap((word) => {
      const next = text.indexOf(squeeze(word.text), at);
      if (next >= 0) at = next + squeeze(word.text).length;
      // What is nowhere on the page is told above.
      if (next >= 0 || !text.includes(squeeze(word.text))) return [];
      return [{ check: 'order', slide, page, message: `read too early: ${quote(word.text)}` }];
    });
}

function wordsOf({ rendered: { heading, body } }: PlacedSlide): Word[] {
  const nodes = [...heading, ...body.children.filter((child) => child.type === 'element' || child.type === 'text')];
  return nodes.flatMap((node) => wordsIn(node, false));
}

function wordsIn(node: ElementContent, isInFigure: boolean): Word[] {
  if (node.type === 'text') return node.value.trim() === '' ? [] : [{ text: node.value.trim(), isInFigure }];
  if (node.type !== 'element' || isLater(node)) return [];
  return node.children.flatMap((child) => wordsIn(child, isInFigure || node.properties.dataFigure !== undefined));
}
