import type { Heading, List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Listing } from '../../blocks.ts';
import { workInWords } from '../../pages/article/compose/sources.ts';
import type { Source, Spoken, SpokenSlide } from './spoken.ts';

/** The notes as Markdown that any program reads. */
export function notesMarkdown({ title, lines, about, slides }: Spoken): string {
  const root: Root = {
    type: 'root',
    children: [
      heading(1, title),
      ...lines.map((line) => paragraph({ type: 'text', value: line })),
      ...(about === undefined ? [] : [paragraph({ type: 'text', value: about })]),
      ...slides.flatMap(slideBlocks),
    ],
  };
  return toMarkdown(root, {
    extensions: [gfmToMarkdown()],
    bullet: '-',
    emphasis: '_',
    listItemIndent: 'one',
    rule: '-',
    handlers: {
      listing: ({ language, value }: Listing, parent, state, info) =>
        state.handle({ type: 'code', lang: language === 'text' ? null : language, value }, parent, state, info),
    },
  });
}

const slideBlocks = ({ part, title, plan, notes, sources }: SpokenSlide): RootContent[] => [
  ...(part === undefined ? [] : [heading(2, part)]),
  heading(3, title),
  ...(plan === '' ? [] : [paragraph({ type: 'emphasis', children: [{ type: 'text', value: plan }] })]),
  ...notes.map(below),
  ...(sources.length === 0 ? [] : [paragraph({ type: 'text', value: 'Sources:' }), listOf(sources)]),
];

const heading = (depth: Heading['depth'], value: string): Heading => ({
  type: 'heading',
  depth,
  children: [{ type: 'text', value }],
});

const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });

/** Heading levels shifted down by one. An author's own headings begin with level 3, which here is the slide's. */
const LOWER: Readonly<Record<Heading['depth'], Heading['depth']>> = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 };

const below = (node: RootContent): RootContent =>
  node.type === 'heading' ? { ...node, depth: LOWER[node.depth] } : node;

const listOf = (sources: readonly Source[]): List => ({
  type: 'list',
  spread: false,
  children: sources.map(({ address, listed }) => ({
    type: 'listItem',
    spread: false,
    children: [
      paragraph(...(listed ? [{ type: 'text', value: `${workInWords(listed)} ` } as const] : []), {
        type: 'link',
        url: address,
        children: [{ type: 'text', value: address }],
      }),
    ],
  })),
});
