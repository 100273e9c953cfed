import type { Listing, Slide } from '../talk.ts';
import { createHighlighter, type Highlighter, type TokenLine } from './highlight/highlight.ts';
import { walk } from './walk.ts';

/** The code blocks of a slide, each with its lines of tokens. */
export type ColouredCode = ReadonlyMap<Listing, readonly TokenLine[]>;

/** Created lazily and once: a talk without code does not wait for it. */
let highlighter: Promise<Highlighter> | undefined;

/** Colours the code of a slide. The one asynchronous stage, because grammars are read when they are first needed. */
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
