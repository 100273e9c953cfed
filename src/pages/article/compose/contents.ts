import { CHAPTERS } from '../../../contract.ts';
import { chapter } from './chapter.ts';
import type { Element, Properties } from 'hast';
import { inEnglish, inLanguage } from '../../../language.ts';
import type { Slide, Talk } from '../../../talk.ts';
import { h } from '../../../trees.ts';

/** What the slides before the first part are called; the one that opens the talk stands above its contents. */
const OPENING = 'Opening';

/**
 * All slides by parts, and what stands at the end.
 *
 * @param hasSources whether the article ends with a list of them
 */
export function contents({ meta, slides, parts, glossary }: Talk, hasSources: boolean): Element {
  const english = inEnglish(meta.language);
  const chapters = new Map<number, Slide[]>();
  slides.forEach(({ slide }, index) => {
    const number = parts[index]?.number ?? 0;
    chapters.set(number, [...(chapters.get(number) ?? []), slide]);
  });
  const items = [...chapters].flatMap(([number, [opener, ...others]]) =>
    opener && (number > 0 || others.length > 0)
      ? [h('li', {}, number > 0 ? linkToSlide(opener) : linkTo(opener.id, OPENING, english), ...listOf(others))]
      : [],
  );
  const ends = [...(glossary.length > 0 ? [CHAPTERS.glossary] : []), ...(hasSources ? [CHAPTERS.sources] : [])];
  return chapter(
    'contents',
    meta.language,
    h(
      'ol',
      { className: ['chapters'] },
      ...items,
      ...(ends.length > 0 ? [h('li', {}, ...ends.map(({ id, title }) => h('p', {}, linkTo(id, title, english))))] : []),
    ),
  );
}

const linkTo = (id: string, text: string, english: Properties) => h('a', { href: `#${id}`, ...english }, text);

const linkToSlide = ({ id, title, language }: Slide) => h('a', { href: `#${id}`, ...inLanguage(language) }, title);

const listOf = (slides: readonly Slide[]) =>
  slides.length > 0 ? [h('ol', {}, ...slides.map((slide) => h('li', {}, linkToSlide(slide))))] : [];
