import type { Root } from 'hast';
import { quote } from '../../visit.ts';
import { elementsOf, leavesIn, type StructElement } from '../structure.ts';
import { elementsIn } from './elements.ts';
import { allPages, type TalkCheck } from './view.ts';

/** Every picture of a slide is a figure with the author's alternative text. */
export const pictures: TalkCheck = ({ facts, slides }) => {
  const figures = [...elementsOf(facts.structure?.children ?? [])]
    .map(({ element }) => element)
    .filter(({ role }) => role === 'Figure');
  return slides.flatMap((slide) =>
    textsIn(slide.rendered.body)
      .filter((alt) => !figures.some((figure) => figure.alt === alt && allPages(slide).includes(pageOf(figure))))
      .map((alt) => ({ check: 'pictures', slide, page: slide.pages[0], message: `no figure with ${quote(alt)}` })),
  );
};

function pageOf(element: StructElement): number {
  for (const { leaf } of leavesIn([element])) if (leaf.kind === 'content') return leaf.page;
  return -1;
}

const textsIn = (body: Root): string[] =>
  elementsIn(body).flatMap(({ tagName, properties: { alt } }) =>
    tagName === 'img' && typeof alt === 'string' && alt !== '' ? [alt] : [],
  );
