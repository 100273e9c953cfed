import type { Heading, Nodes, RootContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import type { Block } from '../../blocks.ts';
import type { Place, Slide } from '../../talk.ts';
import { canonical } from '../../live/address.ts';
import { checkBlock, type BlockContext } from './block.ts';
import { blocksOf } from '../blocks.ts';
import { checkDirective, readDirective, readOptions } from './directive.ts';
import { idOf, isId } from './id.ts';
import { titleAttributes } from '../dialects/foreign.ts';
import { checkPlainComment } from '../dialects/html.ts';
import { findLinks, type Reference } from './links.ts';
import { readSaid } from './said.ts';
import { message, type Code, type Message } from '../messages.ts';
import { placeOf, sourceOf } from '../parse.ts';
import type { SlideDraft } from '../split.ts';
import { walk, wordsIn } from '../../trees.ts';

/** Result of checking one slide by itself. Places are relative to the parsed text. */
export interface CheckedSlide {
  /** Missing if the slide has no usable title. */
  readonly slide: Slide | undefined;
  /** Links to slides and pictures, which only the whole talk can check. */
  readonly references: readonly Reference[];
  readonly messages: readonly Message[];
}

/** Longest title, in characters, that fits on one line of the stage. */
const LONGEST_TITLE = 60;

const ON_OLD_SLIDES = 'on a slide that is not new as a whole, as `::slide{added}` says';

/** Checks everything that does not depend on the other slides. */
export function checkSlide(draft: SlideDraft, context: Omit<BlockContext, 'inNotes' | 'blocks'>): CheckedSlide {
  const { text } = context;
  const start: Place = { file: '', line: draft.line, column: 1 };
  if (draft.titles.length === 0 && draft.body.length === 0 && !draft.noteMark) {
    return { slide: undefined, references: [], messages: [message('slide-empty', start)] };
  }

  const messages: Message[] = [];
  const shown: RootContent[] = [...draft.titles, ...draft.body];
  for (const node of shown) messages.push(...checkBlock(node, { ...context, inNotes: false, blocks: shown }));
  for (const node of draft.notes)
    messages.push(...checkBlock(node, { ...context, inNotes: true, blocks: draft.notes }));
  for (const node of draft.comments) {
    const isLast = draft.endsInComment && node === draft.comments.at(-1) && !draft.noteMark;
    messages.push(...checkPlainComment(node.value, placeOf(node), isLast));
  }
  if (draft.noteMark && draft.notes.length === 0) messages.push(message('notes-empty', placeOf(draft.noteMark)));

  const title = checkTitle(draft, text, start, messages);
  const blocksFrom = (nodes: readonly RootContent[]) =>
    blocksOf(nodes, (node, children) => {
      const { block, messages: faults } = readDirective(node, children, context);
      messages.push(...faults);
      return block;
    });
  const body = blocksFrom(draft.body);
  const { notes, messages: ofSteps } = readSaid(blocksFrom(draft.notes), text);
  messages.push(...ofSteps);
  const options = draft.options && optionsOf(draft.options, context, messages);
  const { references, definitions, messages: faults } = findLinks([...shown, ...draft.notes], text, context.listed);
  messages.push(...faults);

  const whole = title && wordsIn(title);
  const attributes = title && titleAttributes(sourceOf(title, text)) && titleAttributes(wordsIn(title));
  if (title && attributes)
    messages.push(message('title-attributes', placeOf(title), whole?.slice(attributes.start) ?? '', attributes.id));
  const name = attributes ? whole?.slice(0, attributes.start).trim() : whole;
  const given = options?.id ?? attributes?.id?.toLowerCase();
  const id = given === undefined ? name && idOf(name) : canonical(given);
  const aliases = options?.alias?.split(/\s+/).map(canonical) ?? [];
  const namePlace = placeOf(draft.options ?? title);
  if (id === '' && given === undefined) messages.push(message('id-missing', placeOf(title), name ?? ''));
  else
    for (const one of [id, ...aliases])
      if (one !== undefined && !isId(one)) messages.push(message('id-form', namePlace, one));
  if (!title || name === undefined || id === undefined || id === '')
    return { slide: undefined, references, messages: withoutConsequences(messages) };

  const opensPart = title.depth === 1;
  if (options?.layout === 'section' && !opensPart)
    messages.push(message('title-level', placeOf(title), options.layout));
  const pictures = countPictures(draft.body);
  if (options?.layout === 'picture' && pictures !== 1)
    messages.push(message('picture-count', placeOf(draft.options), pictures));
  if (options?.added !== undefined)
    for (const place of inBlocks(body, (block) => (block.type === 'added' ? [placeOf(block)] : [])))
      messages.push(
        message('directive-place', { ...place, endColumn: place.column + ':::added'.length }, '`added`', ON_OLD_SLIDES),
      );
  const slide: Slide = {
    id,
    aliases,
    title: name,
    heading: title.children,
    language: options?.lang,
    opensPart,
    layout: options?.layout ?? (opensPart ? 'section' : 'text'),
    budget: options?.budget ?? 0,
    isBackup: options?.backup !== undefined,
    printsSteps: options?.print === 'steps',
    body,
    notes,
    definitions,
    origins: inBlocks(body, (block) => (block.type === 'rebuilt' ? block.from : [])),
    isAdded: options?.added !== undefined,
    additions: inBlocks(body, (block) => (block.type === 'added' ? [block.what] : [])),
    place: { ...placeOf(title), line: draft.line, column: 1 },
  };
  return { slide, references, messages: withoutConsequences(messages) };
}

function checkTitle(draft: SlideDraft, text: string, start: Place, messages: Message[]): Heading | undefined {
  const isUnderlined = (heading: Heading) => /\n *-+\s*$/.test(sourceOf(heading, text));
  const [title, ...others] = draft.titles.filter((heading) => {
    if (isUnderlined(heading))
      messages.push(
        message('break-swallowed', lastLineOf(heading), sourceOf(heading, text).split('\n').at(-1)?.trim() ?? ''),
      );
    return !isUnderlined(heading);
  });
  for (const other of others) messages.push(message('title-second', placeOf(other), title ? wordsIn(title) : ''));
  if (!title || wordsIn(title) === '') {
    const [first] = draft.body;
    const source = !title && first?.type === 'paragraph' ? sourceOf(first, text) : '';
    const [glued, rest = ''] = /^#(?=[^#\s])(.*)/.exec(source) ?? [];
    messages.push(
      glued === undefined
        ? message('title-missing', title ? placeOf(title) : start)
        : message('title-glued', placeOf(first), glued, `# ${rest}`),
    );
    return undefined;
  }
  // Content before the title that is already reported will be removed anyway.
  const begin = draft.body[0]?.position;
  const isTold = messages.some(({ place }) => begin && place.line >= begin.start.line && place.line <= begin.end.line);
  if (!draft.isTitleFirst && !isTold) messages.push(message('title-place', placeOf(title)));
  const { length } = wordsIn(title);
  if (length > LONGEST_TITLE) messages.push(message('title-long', placeOf(title), length, LONGEST_TITLE));
  return title;
}

function lastLineOf(heading: Heading): Place {
  const { end } = heading.position ?? { end: { line: 1, column: 2 } };
  return { file: '', line: end.line, column: 1, endColumn: end.column };
}

/** An unclosed block that swallows the next slide turns its title into a second title: one error, one message. */
function withoutConsequences(messages: readonly Message[]): readonly Message[] {
  const causes: readonly Code[] = [
    'break-swallowed',
    'directive-unclosed',
    'fence-unclosed',
    'fence-swallows',
    'comment-unclosed',
    'comment-swallows',
    'title-glued',
  ];
  const consequences: readonly Code[] = ['title-second', 'title-inside', 'title-missing', 'title-place', 'break-form'];
  const has = (codes: readonly Code[]) => messages.some(({ code }) => codes.includes(code));
  const rest = has(causes) ? messages.filter(({ code }) => !consequences.includes(code)) : messages;
  // A mistyped break merges slides, so each further title is a consequence.
  const broken = rest.find(({ code }) => code === 'break-form');
  // After a malformed opening line, the closing line is a consequence.
  const malformed = rest.find(({ code }) => code === 'directive-malformed');
  const isAfter = (place: Place, cause: Message | undefined) => cause !== undefined && place.line > cause.place.line;
  return rest.filter(
    ({ code, place }) =>
      !(code === 'directive-stray' && isAfter(place, malformed)) &&
      !(['title-second', 'title-place'].includes(code) && isAfter(place, broken)),
  );
}

function optionsOf(
  node: LeafDirective,
  { text, occasion }: Pick<BlockContext, 'text' | 'occasion'>,
  messages: Message[],
) {
  const { options, messages: faults } = readOptions(node, text);
  messages.push(...checkDirective(node, [], { text, occasion, inNotes: false, isOptions: true }), ...faults);
  return options;
}

function countPictures(body: readonly RootContent[]): number {
  let count = 0;
  for (const block of body) {
    walk(block, ({ type }) => {
      if (type === 'image' || type === 'imageReference') count += 1;
    });
  }
  return count;
}

/** Collects values from all blocks of a slide, without duplicates, in document order. */
function inBlocks<Said>(body: readonly Block[], read: (block: Nodes) => readonly Said[]): readonly Said[] {
  const found = new Set<Said>();
  for (const block of body) {
    walk(block, (node) => {
      for (const one of read(node)) found.add(one);
    });
  }
  return [...found];
}
