/** The notes of the talk, for all formats. */
import type { Definition, PhrasingContent, RootContent } from 'mdast';
import { spokenDate } from '../../dates.ts';
import { clockTime, numbersOf, timesOf } from '../../pages/numbers.ts';
import { collectSources, type Quoted, type Sources } from '../../pages/article/compose/quoted.ts';
import { walk } from '../../trees.ts';
import type { Slide, Talk, TalkMeta, Version } from '../../talk.ts';

export interface Spoken {
  readonly title: string;
  /** Speaker and event, then the commit that the notes are made from. */
  readonly lines: readonly string[];
  readonly about: string | undefined;
  readonly slides: readonly SpokenSlide[];
}

export interface SpokenSlide {
  /** The heading of a part, for its first slide. */
  readonly part: string | undefined;
  /** With its number. */
  readonly title: string;
  /** `at 2:10, for 0:25`; empty if the author planned no time. */
  readonly plan: string;
  /** References are resolved; a link to a slide becomes text with the slide's number, the mark of a step `Step 2:`. */
  readonly notes: readonly RootContent[];
  /** The sources of slide and notes, numbered through the talk as in the article. */
  readonly sources: readonly Source[];
  /** The number of the source at an address. */
  readonly numberAt: (address: string) => number | undefined;
}

/** A page that the talk cites, with its entry in the talk's list of sources. */
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

/** A copy of the blocks in which each phrasing node is replaced. */
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

/** Resolves references by the definitions of their slide, and removes the definitions. */
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

/** Replaces links to slides, which do not work on paper and in plain text, by the slide's number. */
const withoutPlaces = (nodes: readonly RootContent[], numberOf: (id: string) => string): RootContent[] =>
  withPhrases(nodes, (node) => {
    if (node.type !== 'link' || !node.url.startsWith('#')) return [node];
    const number = numberOf(decodeURIComponent(node.url.slice(1)));
    return [...node.children, { type: 'text', value: ` (slide ${number})` }];
  });

/** Notes for a step begin with its number. */
const withSteps = (nodes: readonly RootContent[]): RootContent[] =>
  nodes.flatMap((node) => {
    if (node.type !== 'said') return [node];
    const [first, ...others] = node.children;
    if (first?.type !== 'paragraph') return node.children;
    const step: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: `Step ${node.step}:` }] };
    return [{ ...first, children: [step, { type: 'text', value: ' ' }, ...first.children] }, ...others];
  });

/** Sources with the address as it was written, unless the talk lists another. */
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
