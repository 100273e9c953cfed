import type { Root } from 'hast';
import { quote } from '../../../inspect/visit.ts';
import { elementsOf, firstPageOf } from '../../../pdf/structure.ts';
import { elementsIn } from './elements.ts';
import { allPages, type TalkCheck } from './view.ts';

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
