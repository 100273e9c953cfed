import { textOf } from '../../../trees.ts';
import { saidIn, type PdfFacts } from '../../../pdf/read-pdf.ts';
import { elementsOf, type StructElement, leavesIn } from '../../../pdf/structure.ts';
import { elementsIn, allPages, squeeze, type PlacedSlide, type TalkCheck } from './talk-pdf.ts';

/**
 * Each page has one title, that of its slide: level 1 if the slide opens a part, otherwise level 2. All other headings
 * are those that the author has written on the slide.
 */
export const headings: TalkCheck = ({ facts, slides }) => {
  const byPage = headingsOf(facts);
  return slides.flatMap((slide) => {
    const { title, opensPart } = slide.rendered.slide;
    const wanted = `${opensPart ? 'H1' : 'H2'} ${squeeze(title)}`;
    const own = new Set(headingsIn(slide));
    return allPages(slide).flatMap((page) => {
      const found = (byPage.get(page) ?? []).filter((heading) => !own.has(heading));
      if (found.length === 1 && found[0] === wanted) return [];
      return [
        { check: 'headings', slide, page, message: `its headings are ${JSON.stringify(found)}, not “${wanted}”` },
      ];
    });
  });
};

/** The author's `###` and below, in the form of `headingsOf`; one level higher under a title of level 1. */
const headingsIn = ({ rendered: { slide, body } }: PlacedSlide): string[] =>
  elementsIn(body)
    .filter(({ tagName }) => /^h[3-6]$/.test(tagName))
    .map((heading) => {
      const level = Number(heading.tagName.slice(1)) - (slide.opensPart ? 1 : 0);
      return `H${level} ${squeeze(textOf(heading))}`;
    });

/** In a handout, the titles of the slides are headings of the same levels, in the same order. */
export const handoutHeadings: TalkCheck = ({ facts, slides }) => {
  const found = [...headingsOf(facts)].flatMap(([page, all]) => all.map((heading) => ({ page, heading })));
  let at = 0;
  return slides.flatMap((slide) => {
    const { title, opensPart } = slide.rendered.slide;
    const wanted = `${opensPart ? 'H1' : 'H2'} ${squeeze(title)}`;
    const next = found.findIndex(
      ({ page, heading }, index) => index >= at && page === slide.pages[0] && heading === wanted,
    );
    if (next >= 0) at = next + 1;
    return next >= 0 ? [] : [{ check: 'headings', slide, page: slide.pages[0], message: `no heading “${wanted}”` }];
  });
};

function headingsOf(facts: PdfFacts): Map<number, string[]> {
  const byPage = new Map<number, string[]>();
  for (const { element } of elementsOf(facts.structure?.children ?? [])) {
    if (!/^H[1-6]?$/.test(element.role ?? '')) continue;
    const { page, text } = contentOf(element, facts);
    byPage.set(page, [...(byPage.get(page) ?? []), `${element.role ?? ''} ${squeeze(text)}`]);
  }
  return byPage;
}

function contentOf(element: StructElement, { pages }: PdfFacts): { readonly page: number; readonly text: string } {
  const said = saidIn([element], pages);
  return { page: said.at(-1)?.page ?? -1, text: said.map(({ text }) => text).join('') };
}

/** A title in another language than the talk's is in a tag with that language, or contains one. */
export const languages: TalkCheck = ({ facts, slides }) =>
  slides.flatMap((slide) => {
    const { language, title } = slide.rendered.slide;
    const page = slide.pages[0];
    if (language === undefined || page === undefined) return [];
    const isSaid = elementsOf(facts.structure?.children ?? []).some(({ element, around }) => {
      if (!/^H[12]$/.test(element.role ?? '')) return false;
      const said = saidIn([element], facts.pages);
      if (said[0]?.page !== page || squeeze(said.map(({ text }) => text).join('')) !== squeeze(title)) return false;
      return leavesIn([element]).some(
        ({ around: inner }) =>
          [...around, ...inner].findLast((one) => one.language !== undefined)?.language === language,
      );
    });
    return isSaid
      ? []
      : [{ check: 'languages', slide, page, message: `its tags do not say that it is in “${language}”` }];
  });
