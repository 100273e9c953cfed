import { CHAPTERS } from '../../../contract.ts';
import type { Element, Root } from 'hast';
import { inEnglish, inLanguage, isEnglish } from '../../../language.ts';
import type { Part, RenderedSlide, Talk } from '../../../talk.ts';
import { forFolder, TITLE_FRAMES } from '../../deck/compose.ts';
import { remarkElement, remarksOf } from '../../remarks.ts';
import { emblem } from '../../deck/frames.ts';
import { classes, h, isElement } from '../../../trees.ts';
import { underTitle } from '../../../render/render.ts';
import { toTakeAlong } from '../../downloads.ts';
import { about } from './about.ts';
import { contents } from './chapters.ts';
import { glossary, linkTerms } from './glossary.ts';
import { cite, collectSources, entryOf } from './quoted.ts';
import { sources } from './sources.ts';
import { withStepSigns } from './step-signs.ts';
import { clockTime, numbersOf, timesOf } from '../../numbers.ts';

/**
 * The talk as an article, one folder below the deck: each slide is a figure, its notes are the text. Contents and a
 * note on the edition follow the first slide; glossary and sources come last. Everything that is not a slide has an id
 * with a capital, which no slide has.
 */
export function composeArticle(talk: Talk): Root {
  const numbers = numbersOf(talk.slides);
  const times = timesOf(talk.slides);
  const cited = collectSources(talk);
  const { slides, linked } = linkTerms(talk.slides, talk.glossary);
  const [first, ...others] = slides.map((rendered, index) => {
    const language = rendered.slide.language ?? talk.meta.language;
    const context = { number: numbers[index] ?? '', time: times[index], part: talk.parts[index], language };
    return cite(forFolder(slide(rendered, { ...context, isFirst: index === 0 })), cited);
  });
  const front = h(
    'div',
    { className: ['front'] },
    toTakeAlong(talk),
    contents(talk, { hasSources: cited.all.length > 0, hasPlan: true }),
    ...about(talk),
  );
  const back = [
    glossary(talk, { linked, sourceAt: (address) => entryOf(address, cited) }),
    sources(cited, talk.meta),
  ].filter((part) => part !== undefined);
  const parts = [h('div', { className: ['slides'] }, ...(first ? [first, front] : []), ...others), ...back];
  return { type: 'root', children: isEnglish(talk.meta.language) ? parts.map(asAround) : parts };
}

/**
 * In an English talk, the program's own text needs no separation: removes its class `own`, and elements that are only
 * there for the class. On a slide in another language, it has `lang` and stays as it is.
 */
function asAround(element: Element): Element {
  const names = classes(element).filter((name) => name !== 'own' || element.properties.lang !== undefined);
  const children = element.children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    const one = asAround(child);
    return classes(child).includes('own') && isBare(one) ? one.children : [one];
  });
  const className = names.length > 0 ? names : undefined;
  return { ...element, properties: { ...element.properties, className }, children };
}

const isBare = ({ tagName, properties }: Element) =>
  tagName === 'span' && Object.values(properties).every((value) => value === undefined);

interface ArticleContext {
  readonly number: string;
  /** Seconds after the beginning, by the plan. */
  readonly time: number | undefined;
  readonly part: Part | undefined;
  readonly isFirst: boolean;
  /** The slide's. */
  readonly language: string;
}

function slide(rendered: RenderedSlide, context: ArticleContext): Element {
  const { slide: meta, heading, body, notes } = rendered;
  const { id, layout, language, aliases } = meta;
  const level = levelOf(rendered, context);
  const formerIds = aliases.map((alias) => h('span', { id: alias }));
  const title = h(`h${level}`, {}, ...formerIds, ...heading);
  const remarks = remarksOf(meta).map((remark) =>
    remarkElement('a', remark, { language: context.language, href: `#${CHAPTERS.about.id}` }),
  );
  const shown = body.children.filter(isElement).map((block) => withoutLines(underTitle(block, level)));
  const said = withStepSigns(notes.children.filter(isElement), context.language).map((block) =>
    underTitle(block, level),
  );
  return h(
    'section',
    {
      id,
      className: ['slide'],
      // The usual layout needs no rule of its own.
      dataLayout: layout === 'text' ? undefined : layout,
      ...(aliases.length > 0 && { dataAlias: aliases.join(' ') }),
      ...inLanguage(language),
    },
    // A title needs neither number nor link: it is the page.
    ...(layout === 'title'
      ? [h('header', { className: ['head'] }, title), emblem(TITLE_FRAMES)]
      : [h('header', { className: ['head'] }, mark(id, context), title)]),
    ...(shown.length > 0
      ? [
          h(
            'figure',
            { className: ['shown'], ariaLabel: isEnglish(context.language) ? nameOf(context) : context.number },
            h('div', { className: ['body'] }, ...shown),
            ...(remarks.length > 0 ? [h('figcaption', {}, ...remarks)] : []),
          ),
        ]
      : remarks.length > 0
        ? [h('p', { className: ['remarks'] }, ...remarks)]
        : []),
    ...(said.length > 0 ? [h('div', { className: ['notes'] }, ...said)] : []),
  );
}

/** Removes the source lines of blocks: they are for checks, which look at the deck. */
function withoutLines(element: Element): Element {
  const children = element.children.map((child) => (isElement(child) ? withoutLines(child) : child));
  return { ...element, properties: { ...element.properties, dataLine: undefined }, children };
}

/** Not its title: the heading has just said that, and a named section would be one more landmark. */
const nameOf = ({ number }: Pick<ArticleContext, 'number'>) => `Slide ${number}`;

/** The slide's number, as a link to the deck; its planned time; and a permalink. */
function mark(id: string, { number, time, language }: ArticleContext): Element {
  const english = inEnglish(language);
  const name = nameOf({ number });
  return h(
    'p',
    { className: ['mark'] },
    h('a', { className: ['to-deck'], href: `../?deck#${id}`, ...english }, name),
    time === undefined ? ' ' : `, ${clockTime(time)} `,
    // `copy.ts` replaces the word by “Share”. The label has the number, as the title follows.
    h(
      'a',
      { className: ['permalink'], href: `#${id}`, ariaLabel: `Link to ${name.toLowerCase()}`, ...english },
      'Link',
    ),
  );
}

/** Level of a heading: 1 for the talk, 2 for its parts, 3 for their slides. */
function levelOf({ slide: { opensPart } }: RenderedSlide, { isFirst, part }: ArticleContext): 1 | 2 | 3 {
  if (isFirst) return 1;
  return opensPart || part?.number === 0 ? 2 : 3;
}
