import { CHAPTERS } from '../../contract.ts';
import type { Element, ElementContent, Properties, Root } from 'hast';
import { inEnglish, inLanguage } from '../../language.ts';
import type { RenderedSlide, Talk } from '../../talk.ts';
import { contextsOf, forFolder, section, type SlideContext } from '../deck/compose.ts';
import { remarkElement, remarksOf } from '../remarks.ts';
import { classes, h, isElement, walk } from '../../trees.ts';
import { about } from '../article/compose/about.ts';
import { contents } from '../article/compose/chapters.ts';
import { glossary } from '../article/compose/glossary.ts';
import { citation, cite, collectSources, linkToSource, numberAt, type Sources } from '../article/compose/quoted.ts';
import { sources } from '../article/compose/sources.ts';
import { withStepSigns } from '../article/compose/step-signs.ts';
import { underTitle } from '../../render/render.ts';
import { clockTime, timesOf } from '../numbers.ts';

/**
 * The talk for paper, one folder below the deck: each slide as shown, what has changed since, and its notes. Facts
 * about the talk, and its contents, follow the first slide; glossary and sources come last. The page's script lays the
 * units out on sheets; without it they follow each other. Slides are as the talk was given; if the page is asked for
 * today's, they are as of today, with the changes on the slides themselves.
 */
export function composeHandout(talk: Talk): Root {
  const { meta } = talk;
  const contexts = contextsOf(talk);
  const times = timesOf(talk.slides);
  const cited = collectSources(talk);
  const units = talk.slides.flatMap((rendered, index) => {
    const around = contexts[index];
    if (!around) return [];
    const context = { ...around, time: times[index], url: meta.url, cited };
    return [unit(rendered, context, index === 0 ? front(talk, cited) : [])];
  });
  const paper = {
    numberOf: (id: string) =>
      contexts[talk.slides.findIndex(({ slide }) => [slide.id, ...slide.aliases].includes(id))]?.number,
    cite: (address: string) => citation(address, cited, true),
  };
  const words = glossary(talk, { paper });
  const list = sources(cited, meta, paper);
  const ends = [
    ...(words ? [asPart(words, CHAPTERS.glossary.title)] : []),
    ...(list ? [asPart(list, CHAPTERS.sources.title)] : []),
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
  const told = (block: Element) => cite(forFolder(underTitle(block, slide.opensPart ? 1 : 2)), cited, true);
  const since = sinceIn(rendered.body).map(told);
  const said = withStepSigns(notes.children.filter(isElement), language).map(told);
  return h(
    'article',
    {
      id: slide.id,
      className: ['unit'],
      dataPart: slide.isBackup ? BACKUP : part && part.number > 0 ? part.title : '',
      ...(slide.opensPart && { dataOpens: '' }),
      dataPlace: `${slide.place.file}:${slide.place.line}`,
      ...(slide.aliases.length > 0 && { dataAlias: slide.aliases.join(' ') }),
      ...inLanguage(slide.language),
    },
    h('div', { className: ['shown'] }, forFolder(shown)),
    margin(rendered, context),
    ...(since.length > 0 ? [h('div', { className: ['came'], dataOnly: 'then' }, ...since)] : []),
    ...(said.length > 0 ? [h('div', { className: ['notes'] }, ...said)] : []),
    ...more,
  );
}

/** The name of the backup slides in running heads. */
const BACKUP = 'For questions';

/** What has changed since the talk, as blocks below the slide. */
function sinceIn(body: Root): Element[] {
  const found: Element[] = [];
  walk(body, (node) => {
    if (node.type === 'element' && classes(node).includes('since')) found.push(node);
  });
  return found.map((since) => ({ ...since, properties: { role: since.properties.role, className: ['came-since'] } }));
}

/** The slide without its footer, whose text stands beside it, large enough to be read on paper. */
function bare(slide: Element): Element {
  const { className, dataLayout, dataSteps } = slide.properties;
  const children = slide.children.filter((child) => child.type !== 'element' || child.tagName !== 'footer');
  return { ...slide, properties: { className, dataLayout, dataSteps }, children };
}

/** Number, time, origin, additions and sources of a slide; the number leads to the published one. */
function margin(
  { slide, body }: RenderedSlide,
  { number, time, url, cited, language: ofTalk }: HandoutContext,
): Element {
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
    ...sourcesOf(body, cited, language),
  );
}

/** The sources of the links on the slide itself, which has no room for their numbers; today's slide may have more. */
function sourcesOf(body: Root, cited: Sources, language: string): Element[] {
  const all = numbersIn(body, cited);
  const then = numbersIn(withoutSince(body), cited);
  if (then.length === all.length) return listOf(all, language);
  return [...listOf(then, language, { dataOnly: 'then' }), ...listOf(all, language, { dataOnly: 'today' })];
}

function numbersIn(body: Root, cited: Sources): readonly number[] {
  const numbers = new Set<number>();
  walk(body, (node) => {
    const number = node.type === 'element' ? numberAt(node, cited) : undefined;
    if (number !== undefined) numbers.add(number);
  });
  return [...numbers].sort((one, other) => one - other);
}

function withoutSince<Node extends Root | Element>(node: Node): Node {
  const children = node.children
    .filter((child) => child.type !== 'element' || !classes(child).includes('since'))
    .map((child) => (child.type === 'element' ? withoutSince(child) : child));
  return { ...node, children };
}

function listOf(numbers: readonly number[], language: string, properties: Properties = {}): Element[] {
  if (numbers.length === 0) return [];
  const links = numbers.flatMap((number, index) => [index > 0 ? ', ' : '', linkToSource(number)]);
  const word = numbers.length === 1 ? 'source ' : 'sources ';
  return [h('p', { className: ['sources-here', 'own'], ...inEnglish(language), ...properties }, word, ...links)];
}

/** The front matter: facts about the talk that no slide has, the legend of the marks, and the contents. */
function front(talk: Talk, cited: Sources): Element[] {
  const { url, licence } = talk.meta;
  const facts: readonly (readonly [string, Element | string])[] = [
    ['Handout', h('span', {}, 'slides and notes, ', ...daysOf(talk))],
    ...(url === undefined ? [] : [['Live', h('a', { href: url }, url)] as const]),
    ['Licence', licence],
  ];
  return [
    h(
      'dl',
      { className: ['imprint'], ...inEnglish(talk.meta.language) },
      ...facts.map(([name, fact]) => h('div', {}, h('dt', {}, name), h('dd', { className: ['own'] }, fact))),
    ),
    ...about(talk, { isPrinted: true }),
    contents(talk, { hasSources: cited.all.length > 0 }),
  ];
}

/** The date to which slides and remarks refer. */
function daysOf({ slides }: Talk): Element[] {
  const isFollowed = slides.some(({ body }) => sinceIn(body).length > 0);
  return [
    h('span', { dataOnly: 'then' }, 'as given', isFollowed ? ', and what has come since' : ''),
    h('span', { dataOnly: 'today' }, 'as of today'),
  ];
}

/** Makes a chapter at the end a part of the document, like the parts of the talk. */
function asPart(element: Element, part: string): Element {
  const children = element.children.map((child): ElementContent =>
    child.type === 'element' && child.tagName === 'h2' ? { ...child, tagName: 'h1' } : child,
  );
  const properties = {
    ...element.properties,
    className: [...classes(element), 'unit'],
    dataPart: part,
    dataOpens: '',
    // For paper: parts of the talk begin a sheet, reference chapters after them need not.
    dataFollows: '',
  };
  return { ...element, properties, children };
}
