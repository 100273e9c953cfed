/** Chapters of the article that are not slides; the first is the contents. */
import type { Element, ElementContent, Properties } from 'hast';
import { CHAPTERS } from '../../../contract.ts';
import { inEnglish, inLanguage } from '../../../language.ts';
import { h } from '../../../trees.ts';
import type { Slide, Talk } from '../../../talk.ts';

/**
 * A chapter that is not a slide, under its title.
 *
 * @param language of the talk; the title is the program's own
 */
export function chapter(
  name: Exclude<keyof typeof CHAPTERS, 'full'>,
  language: string,
  ...content: readonly ElementContent[]
): Element {
  const { id, title } = CHAPTERS[name];
  return h(
    name === 'contents' ? 'nav' : 'section',
    { className: [name], id, ariaLabelledBy: [`Title-${id}`] },
    h('h2', { id: `Title-${id}`, ...inEnglish(language) }, title),
    ...content,
  );
}

/** The name of the slides before the first part. The one that opens the talk stands above the contents. */
const OPENING = 'Opening';

interface ContentsOptions {
  /** Whether the article ends with a list of them. */
  readonly hasSources: boolean;
  /** Whether each part has its number and its planned minutes. */
  readonly hasPlan?: boolean;
}

/** All slides by parts, and what stands at the end. */
export function contents(
  { meta, slides, parts, glossary }: Talk,
  { hasSources, hasPlan = false }: ContentsOptions,
): Element {
  const english = inEnglish(meta.language);
  const chapters = new Map<number, Slide[]>();
  slides.forEach(({ slide }, index) => {
    const number = parts[index]?.number ?? 0;
    chapters.set(number, [...(chapters.get(number) ?? []), slide]);
  });
  const items = [...chapters].flatMap(([number, [opener, ...others]]) =>
    opener && (number > 0 || others.length > 0)
      ? [
          h(
            'li',
            { value: hasPlan && number > 0 ? number.toString() : undefined },
            number > 0 ? linkToSlide(opener) : linkTo(opener.id, OPENING, english),
            ...(hasPlan ? minutesOf([opener, ...others], english) : []),
            ...listOf(others),
          ),
        ]
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

/** The planned minutes, rounded; empty if the author planned none. */
function minutesOf(slides: readonly Slide[], english: Properties): Element[] {
  const seconds = slides.reduce((sum, { budget, isBackup }) => (isBackup ? sum : sum + budget), 0);
  return seconds > 0 ? [h('small', english, `${Math.max(1, Math.round(seconds / 60))} min`)] : [];
}

const linkTo = (id: string, text: string, english: Properties) => h('a', { href: `#${id}`, ...english }, text);

const linkToSlide = ({ id, title, language }: Slide) => h('a', { href: `#${id}`, ...inLanguage(language) }, title);

const listOf = (slides: readonly Slide[]) =>
  slides.length > 0 ? [h('ol', {}, ...slides.map((slide) => h('li', {}, linkToSlide(slide))))] : [];
