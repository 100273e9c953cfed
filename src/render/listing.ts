import type { Element, ElementContent } from 'hast';
import type { Handler } from 'mdast-util-to-hast';
import { h, walk } from '../trees.ts';
import type { Listing } from '../blocks.ts';
import type { Slide } from '../talk.ts';
import { type TokenLine, createHighlighter, type Highlighter } from './highlight/highlight.ts';

/**
 * Renders a fence as `<div class="code"><pre>…</pre></div>`. Each group of lines is a step: an empty fragment after the
 * code, at which the page highlights the group's lines.
 */
export const listingHandler =
  (coloured: ColouredCode): Handler =>
  (_, node: Listing): Element => {
    const tokens = coloured.get(node) ?? [];
    const lines = tokens.flatMap((line, index) => [...(index > 0 ? ['\n'] : []), toLine(line, index + 1, node)]);
    const steps = node.groups.map((_group, index) =>
      h('span', { className: ['fragment', 'code-step'], dataGroup: index + 1 }),
    );
    const block = h('code', { dataLanguage: node.language }, ...lines);
    // Focusable: a wide block scrolls, and must do so by keyboard, too.
    const element = h(
      'div',
      { className: ['code'] },
      h('pre', { tabIndex: 0, role: 'group', ariaLabel: 'Code' }, block),
      ...steps,
    );
    return node.position ? { ...element, position: node.position } : element;
  };

/** A line with its number as text, if the author wants numbers, and its groups; from 1. */
function toLine(tokens: TokenLine, number: number, { numbers, groups }: Listing): ElementContent {
  const member = groups.flatMap((group, at) => (group.includes(number) ? [at + 1] : []));
  const content = tokens.map(({ class: name, text }) => (name ? h('span', { className: [`t-${name}`] }, text) : text));
  const label = numbers ? [h('span', { className: ['line-number'] }, number.toString()), ' '] : [];
  const properties = { className: ['line'], ...(groups.length > 0 && { dataGroups: member.join(' ') }) };
  return h('span', properties, ...label, h('span', { className: ['line-text'] }, ...content));
}

/** The code blocks of a slide, each with its lines of tokens. */
export type ColouredCode = ReadonlyMap<Listing, readonly TokenLine[]>;

/** Created lazily and once: a talk without code does not load it. */
let highlighter: Promise<Highlighter> | undefined;

/** Highlights the code of a slide. The only asynchronous stage, because grammars are imported on first use. */
export async function highlightCode({ body, notes }: Pick<Slide, 'body' | 'notes'>): Promise<ColouredCode> {
  const blocks: Listing[] = [];
  for (const node of [...body, ...notes]) {
    walk(node, (one) => {
      if (one.type === 'listing') blocks.push(one);
    });
  }
  if (blocks.length === 0) return new Map();
  const { load, tokenize } = await (highlighter ??= createHighlighter().catch((error: unknown) => {
    highlighter = undefined;
    throw error;
  }));
  await load(blocks.map(({ language }) => language));
  return new Map(blocks.map((block) => [block, tokenize(block.value, block.language)]));
}
