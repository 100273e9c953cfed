import { leavesIn } from '../structure.ts';
import { squeeze, type TalkCheck } from './view.ts';

/** The title of a slide in another language than the talk's has a tag around it that says so. */
export const languages: TalkCheck = ({ facts, slides }) =>
  slides.flatMap((slide) => {
    const { language, title } = slide.rendered.slide;
    const page = slide.pages[0];
    if (language === undefined || page === undefined) return [];
    const said = leavesIn(facts.structure?.children ?? []).filter(({ leaf, around }) => {
      if (leaf.kind !== 'content' || leaf.page !== page) return false;
      const text = squeeze(facts.pages[page]?.content.pieces.get(leaf.key) ?? '');
      return text !== '' && squeeze(title).startsWith(text) && /^H[12]$/.test(around.at(-1)?.role ?? '');
    });
    const isSaid = said.some(
      ({ around }) => around.findLast((one) => one.language !== undefined)?.language === language,
    );
    return isSaid
      ? []
      : [{ check: 'languages', slide, page, message: `its tags do not say that it is in “${language}”` }];
  });
