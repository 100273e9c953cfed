import { saidIn } from '../../../pdf/read-pdf.ts';
import { elementsOf, leavesIn } from '../../../pdf/structure.ts';
import { squeeze, type TalkCheck } from './view.ts';

/** The title of a slide in another language than the talk's has a tag around it, or in it, that says so. */
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
