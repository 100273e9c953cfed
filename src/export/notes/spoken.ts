/** The talk as it is spoken: what the editions of the notes have in common. */
import type { Definition, PhrasingContent, RootContent } from 'mdast';
import { spokenDate } from '../../dates.ts';
import { clockTime, numbersOf, timesOf } from '../../pages/numbers.ts';
import { collectSources, type Quoted, type Sources } from '../../pages/article/compose/quoted.ts';
import { walk } from '../../trees.ts';
import type { Slide, Talk, TalkMeta, Version } from '../../talk.ts';

export interface Spoken {
  readonly title: string;
  /** Who speaks where, and what the notes are made from. */
  readonly lines: readonly string[];
  readonly about: string | undefined;
  readonly slides: readonly SpokenSlide[];
}

export interface SpokenSlide {
  /** Before the first slide of a part. */
  readonly part: string | undefined;
  /** With its number. */
  readonly title: string;
  /** `at 2:10, for 0:25`; empty where the author planned no time. */
  readonly plan: string;
  /** Without references; links to slides are their words with the slide's number, marks of steps are `Step 2:`. */
  readonly notes: readonly RootContent[];
  /** What slide and notes refer to; counted through the talk, as in the article. */
  readonly sources: readonly Source[];
  /** Of the source that an address leads to. */
  readonly numberAt: (address: string) => number | undefined;
}

/** A page that the talk quotes, with what the talk lists of it. */
export type Source = Pick<Quoted, 'number' | 'address' | 'listed'>;

export function spokenOf(talk: Talk): Spoken {
  const { meta, slides, parts, version } = talk;
  const numbers = numbersOf(slides);
  const times = timesOf(slides);
  const numberOf = (id: string) =>
    numbers[slides.findIndex(({ slide }) => [slide.id, ...slide.aliases].includes(id))] ?? id;
  const quoted = collectSources(talk);
  let before = '';
  const spoken = slides.map(({ slide }, index): SpokenSlide => {
    const part = slide.isBackup ? 'For questions' : partOf(parts[index]);
    const isNew = part !== '' && part !== before;
    before = part;
    const [body, notes] = [slide.body, slide.notes].map((nodes) => withoutReferences(nodes, slide.definitions));
    return {
      part: isNew ? part : undefined,
      title: `${numbers[index] ?? ''} ${slide.title}`,
      plan: planOf(slide, times[index]),
      notes: withSteps(withoutPlaces(notes ?? [], numberOf)),
      sources: sourcesIn([...(body ?? []), ...(notes ?? [])], quoted),
      numberAt: (address) => quoted.at(address)?.number,
    };
  });
  return {
    title: meta.title,
    lines: [whoAndWhere(meta), madeFrom(version)].filter(Boolean),
    about: meta.about,
    slides: spoken,
  };
}

const partOf = (part: Talk['parts'][number] | undefined) =>
  part && part.number > 0 ? `Part ${part.number}: ${part.title}` : '';

const whoAndWhere = ({ author, event, place, date }: TalkMeta) =>
  `${author.name}, ${event}, ${place}, ${spokenDate(date)}`;

function madeFrom(version: Version | undefined): string {
  if (version?.commit === undefined) return '';
  const { commit, date, isChanged } = version;
  return `Made from commit ${commit} of ${spokenDate(date.slice(0, 10))}${isChanged ? ', with changes' : ''}`;
}

function planOf({ budget }: Slide, time: number | undefined): string {
  return [time === undefined ? '' : `at ${clockTime(time)}`, budget === 0 ? '' : `for ${clockTime(budget)}`]
    .filter(Boolean)
    .join(', ');
}

/** The same blocks, whose words are put in place of each word among them. */
function withPhrases(
  nodes: readonly RootContent[],
  replace: (node: PhrasingContent) => readonly PhrasingContent[],
): RootContent[] {
  const copy = structuredClone([...nodes]);
  for (const block of copy) {
    walk(block, (node) => {
      switch (node.type) {
        case 'paragraph':
        case 'heading':
        case 'emphasis':
        case 'strong':
        case 'delete':
        case 'link':
        case 'tableCell':
          node.children = node.children.flatMap(replace);
      }
    });
  }
  return copy;
}

/** Definitions stay behind on their slide. */
function withoutReferences(nodes: readonly RootContent[], definitions: readonly Definition[]): RootContent[] {
  const kept = nodes.filter(({ type }) => type !== 'definition');
  return withPhrases(kept, (node) => {
    // A comment is for its author.
    if (node.type === 'html') return [];
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return [node];
    const definition = definitions.find(({ identifier }) => identifier === node.identifier);
    if (!definition) return node.type === 'linkReference' ? node.children : [];
    const { url, title } = definition;
    return [
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children }
        : { type: 'image', url, title, alt: node.alt },
    ];
  });
}

/** Paper and plain text lead nowhere, but one finds a slide by its number. */
const withoutPlaces = (nodes: readonly RootContent[], numberOf: (id: string) => string): RootContent[] =>
  withPhrases(nodes, (node) => {
    if (node.type !== 'link' || !node.url.startsWith('#')) return [node];
    const number = numberOf(decodeURIComponent(node.url.slice(1)));
    return [...node.children, { type: 'text', value: ` (slide ${number})` }];
  });

/** What is said at a step begins with it. */
const withSteps = (nodes: readonly RootContent[]): RootContent[] =>
  nodes.flatMap((node) => {
    if (node.type !== 'said') return [node];
    const [first, ...others] = node.children;
    if (first?.type !== 'paragraph') return node.children;
    const step: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: `Step ${node.step}:` }] };
    return [{ ...first, children: [step, { type: 'text', value: ' ' }, ...first.children] }, ...others];
  });

/** Addresses as they were written, unless the talk lists the source. */
function sourcesIn(nodes: readonly RootContent[], quoted: Sources): Source[] {
  const found = new Map<number, Source>();
  for (const block of nodes) {
    walk(block, (node) => {
      const source = node.type === 'link' ? quoted.at(node.url) : undefined;
      if (node.type !== 'link' || !source || found.has(source.number)) return;
      const { number, listed } = source;
      found.set(number, { number, address: listed?.url ?? node.url, listed });
    });
  }
  return [...found.values()].sort((one, other) => one.number - other.number);
}
