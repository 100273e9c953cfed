import type { Heading, Html, Paragraph, Root, RootContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import { sourceOf } from './parse.ts';

/** The unchecked content between two slide breaks. */
export interface SlideDraft {
  /** The `::slide{…}` at the start. */
  readonly options: LeafDirective | undefined;
  /** All headings of level 1 and 2 at the top level; a valid slide has one, at the start. */
  readonly titles: readonly Heading[];
  readonly isTitleFirst: boolean;
  readonly body: readonly RootContent[];
  /** The rest of the paragraph that starts with `Note:`, and everything after it. */
  readonly notes: readonly RootContent[];
  /** The paragraph that starts with `Note:`. */
  readonly noteMark: Paragraph | undefined;
  /** At the top level, in or out of the notes; not part of the output. */
  readonly comments: readonly Html[];
  /** Whether the last thing on the slide is a comment. */
  readonly endsInComment: boolean;
  /** Line in the parsed text where the slide begins, from 1. */
  readonly line: number;
}

/** Cuts a tree into slides at its top-level `---`. */
export function split(root: Root, text: string): SlideDraft[] {
  const lastLine = text.split('\n').length;
  const slides: { line: number; nodes: RootContent[] }[] = [{ line: 1, nodes: [] }];
  for (const node of root.children) {
    if (isBreak(node, text)) slides.push({ line: Math.min((node.position?.end.line ?? 0) + 1, lastLine), nodes: [] });
    else slides.at(-1)?.nodes.push(node);
  }
  return slides.map(({ line, nodes }) => draft(line, nodes));
}

export function isBreak(node: RootContent, text: string): boolean {
  return node.type === 'thematicBreak' && sourceOf(node, text).trimEnd() === '---' && node.position?.start.column === 1;
}

function draft(line: number, nodes: readonly RootContent[]): SlideDraft {
  const mark = nodes.findIndex((node) => isNoteMark(node));
  const spoken = mark === -1 ? [] : nodes.slice(mark);
  const [noteMark] = spoken;
  const shown = nodes.slice(0, mark === -1 ? nodes.length : mark).filter((node) => !isComment(node));
  const [first] = shown;
  const options = first?.type === 'leafDirective' && first.name === 'slide' ? first : undefined;
  // Definitions are not displayed.
  const [begin] = shown.filter((node) => node !== options && node.type !== 'definition');
  return {
    options,
    isTitleFirst: begin !== undefined && isTitle(begin),
    titles: [...shown, ...spoken].filter(isTitle),
    body: shown.filter((node) => node !== options && !isTitle(node)),
    notes: spoken.flatMap((node) => (node === noteMark ? withoutMark(node) : isComment(node) ? [] : [node])),
    comments: nodes.filter(isComment),
    endsInComment: nodes.slice(-1).some(isComment),
    noteMark: noteMark?.type === 'paragraph' ? noteMark : undefined,
    line: first?.position?.start.line ?? line,
  };
}

function isNoteMark(node: RootContent): boolean {
  const first = node.type === 'paragraph' ? node.children[0] : undefined;
  return first?.type === 'text' && first.value.startsWith('Note:');
}

/** The paragraph without its `Note:`; empty if nothing is left of it. */
function withoutMark(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph') return [node];
  const [first, ...others] = node.children;
  if (first?.type !== 'text') return [node];
  const value = first.value.slice('Note:'.length).trimStart();
  if (value === '' && others.length === 0) return [];
  return [{ ...node, children: [{ ...first, value }, ...others] }];
}

const isTitle = (node: RootContent): node is Heading => node.type === 'heading' && node.depth <= 2;

/** `<!-- .slide: data-background="#f00" -->`, `<!-- .element: class="fragment" -->` */
export const REVEAL_COMMENT = /^<!--\s*\.(slide|element):/;

/** Whether the HTML is only comments, each closed and not nested. */
export const isPlainComment = (value: string): boolean =>
  /^(?:<!--(?:(?!-->|<!--)[^])*-->\s*)+$/.test(value) && !REVEAL_COMMENT.test(value);

/** `<!-- a comment -->` alone; `check` handles reveal.js's attribute comments and malformed ones. */
const isComment = (node: RootContent): node is Html => node.type === 'html' && isPlainComment(node.value);
