import { CHAPTERS } from '../../contract.ts';
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { inEnglish, inLanguage } from '../../language.ts';
import type { RenderedSlide, Talk } from '../../talk.ts';
import { contextsOf, forFolder, section, type SlideContext } from '../deck/compose.ts';
import { remarkElement, remarksOf } from '../remarks.ts';
import { classes, h, isElement } from '../../trees.ts';
import { about } from '../article/compose/about.ts';
import { contents } from '../article/compose/chapters.ts';
import { glossary } from '../article/compose/glossary.ts';
import { cite, collectSources, sources, type Sources } from '../article/compose/sources.ts';
import { withStepSigns } from '../article/compose/step-signs.ts';
import { underTitle } from '../../render/render.ts';
import { clockTime, timesOf } from '../numbers.ts';

/**
 * The talk for paper, one folder below the deck: each slide as it was shown, with its notes. The first stands above what
 * there is to know of the talk and its contents; the sources of the notes are numbered at the end. The page's script
 * lays the units out into sheets; without it they follow each other. It is the talk as it was given: what has come since,
 * and the glossary, are marked, and shown where the page is asked for today's.
 */
export function composeHandout(talk: Talk): Root {
  const given = { ...talk, slides: talk.slides.map(asGiven) };
  const { meta } = talk;
  const contexts = contextsOf(talk);
  const times = timesOf(talk.slides);
  // The glossary is of today.
  const citedThen = collectSources({ ...given, glossary: [] });
  // In this order: a source has the same number in both.
  const cited = collectSources({ ...talk, slides: [...given.slides, ...talk.slides] });
  const units = talk.slides.flatMap((rendered, index) => {
    const around = contexts[index];
    if (!around) return [];
    const context = { ...around, time: times[index], url: meta.url, cited };
    return [unit(rendered, context, index === 0 ? front(given, { then: citedThen, today: cited }) : [])];
  });
  const words = glossary(talk, (address) => address, { isPrinted: true });
  const list = sources(cited, meta, citedThen);
  const ends = [
    ...(words ? [ofToday(asPart(words, CHAPTERS.glossary.title))] : []),
    ...(list
      ? [
          citedThen.all.length > 0
            ? asPart(list, CHAPTERS.sources.title)
            : ofToday(asPart(list, CHAPTERS.sources.title)),
        ]
      : []),
  ];
  return {
    type: 'root',
    children: [h('div', { className: ['units'], dataTitle: meta.title, dataUrl: meta.url }, ...units, ...ends)],
  };
}

interface HandoutContext extends SlideContext {
  /** Seconds after the beginning, by the plan. */
  readonly time: number | undefined;
  readonly url: string | undefined;
  readonly cited: Sources;
}

/** @param more what stands below the notes */
function unit(rendered: RenderedSlide, context: HandoutContext, more: readonly Element[]): Element {
  const { slide, notes } = rendered;
  const { part, cited } = context;
  const language = slide.language ?? context.language;
  const shown = bare(section(rendered, { ...context, language }));
  const said = withStepSigns(notes.children.filter(isElement), language).map((block) =>
    cite(forFolder(underTitle(block, slide.opensPart ? 1 : 2), language), cited, true),
  );
  return h(
    'article',
    {
      id: slide.id,
      className: ['unit'],
      dataPart: part && part.number > 0 ? part.title : '',
      ...(slide.opensPart && { dataOpens: '' }),
      dataPlace: `${slide.place.file}:${slide.place.line}`,
      ...(slide.aliases.length > 0 && { dataAlias: slide.aliases.join(' ') }),
      ...inLanguage(slide.language),
    },
    h('div', { className: ['shown'] }, forFolder(shown, language)),
    margin(rendered, context),
    ...(said.length > 0 ? [h('div', { className: ['notes'] }, ...said)] : []),
    ...more,
  );
}

/** The slide alone: what its foot says stands beside it, large enough to be read on paper. */
function bare(slide: Element): Element {
  const { className, dataLayout, dataSteps } = slide.properties;
  const children = slide.children.filter((child) => child.type !== 'element' || child.tagName !== 'footer');
  return { ...slide, properties: { className, dataLayout, dataSteps }, children };
}

/** Number, time, origin and additions of a slide; the number leads to the published one. */
function margin({ slide }: RenderedSlide, { number, time, url, language: ofTalk }: HandoutContext): Element {
  const language = slide.language ?? ofTalk;
  const live = url === undefined ? undefined : `${url}#${encodeURIComponent(slide.id)}`;
  const label = { className: ['number'] };
  return h(
    'div',
    { className: ['margin'] },
    live === undefined
      ? h('p', label, number)
      : h('p', label, h('a', { href: live, ariaLabel: 'This slide, live', ...inEnglish(language) }, number)),
    ...(time === undefined ? [] : [h('p', { className: ['time'] }, clockTime(time))]),
    ...remarksOf(slide).map((remark) => remarkElement('p', remark, { language })),
  );
}

/** What there is to know before reading: the talk's facts that no slide tells, its marks, its contents. */
function front(talk: Talk, cited: { readonly then: Sources; readonly today: Sources }): Element[] {
  const { url, licence } = talk.meta;
  const facts: readonly (readonly [string, Element | string])[] = [
    [
      'Handout',
      h(
        'span',
        {},
        'slides and notes, as of ',
        h('span', { dataOnly: 'then' }, 'the day of the talk'),
        h('span', { dataOnly: 'today' }, 'today, with what has come since'),
      ),
    ],
    ...(url === undefined ? [] : [['Live', h('a', { href: url }, url)] as const]),
    ['Licence', licence],
  ];
  return [
    h(
      'dl',
      { className: ['imprint'], ...inEnglish(talk.meta.language) },
      ...facts.map(([name, fact]) => h('div', {}, h('dt', {}, name), h('dd', { className: ['own'] }, fact))),
    ),
    ...about(talk),
    withEnds(contents(talk, cited.today.all.length > 0), cited.then.all.length > 0),
  ];
}

/** The contents, with what only today's handout has at its end marked so. */
function withEnds(element: Element, hadSources: boolean): Element {
  const isOfToday = (child: ElementContent) =>
    isElement(child) &&
    child.tagName === 'p' &&
    child.children.some(
      (one) =>
        isElement(one) &&
        (one.properties.href === `#${CHAPTERS.glossary.id}` ||
          (one.properties.href === `#${CHAPTERS.sources.id}` && !hadSources)),
    );
  const children = element.children.map((child) =>
    isElement(child) ? withEnds(isOfToday(child) ? ofToday(child) : child, hadSources) : child,
  );
  const marked = { ...element, children };
  // An entry with nothing else in it.
  const isAllOfToday =
    element.tagName === 'li' && children.every((child) => isElement(child) && child.properties.dataOnly === 'today');
  return isAllOfToday ? ofToday(marked) : marked;
}

/** Shown where the handout is as of today. */
const ofToday = (element: Element): Element => ({
  ...element,
  properties: { ...element.properties, dataOnly: 'today' },
});

/** A chapter at the end is a part of the document, as those of the talk are. */
function asPart(element: Element, part: string): Element {
  const children = element.children.map((child): ElementContent =>
    child.type === 'element' && child.tagName === 'h2' ? { ...child, tagName: 'h1' } : child,
  );
  const properties = {
    ...element.properties,
    className: [...classes(element), 'unit'],
    dataPart: part,
    dataOpens: '',
    // Of paper: parts of the talk begin a sheet, what is looked up behind them does not have to.
    dataFollows: '',
  };
  return { ...element, properties, children };
}

/** The slide without what has changed since. */
const asGiven = (rendered: RenderedSlide): RenderedSlide => ({
  ...rendered,
  body: { ...rendered.body, children: rendered.body.children.flatMap(withoutSince) },
});

function withoutSince<Node extends RootContent>(node: Node): (Node | Element)[] {
  if (node.type !== 'element') return [node];
  if (classes(node).includes('since')) return [];
  return [{ ...node, children: node.children.flatMap(withoutSince) }];
}
