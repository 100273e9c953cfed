import type { Element, ElementContent, Nodes, Root } from 'hast';
import type { RootContent } from 'mdast';
import { toHast, type Handlers } from 'mdast-util-to-hast';
import type { Said } from '../blocks.ts';
import type { RenderedSlide, Slide } from '../talk.ts';
import { sizesOf, TABLE_SIZES, USUAL_CODE, type Sizes } from './fit.ts';
import { classes, isElement, isFragment, walk } from '../trees.ts';
import { type ColouredCode, listingHandler } from './listing.ts';
import { imageHandlers, paragraph, type PictureSizes } from './images.ts';
import { link, linkReference } from './links.ts';
import { listItem } from './task-list.ts';
import { table } from './table.ts';

/** A slide's Markdown as HTML trees, its steps numbered in reading order. */
export function renderSlide(slide: Slide, beside: Beside): RenderedSlide {
  const handlers = handlersWith(beside);
  // Link definitions render nothing and apply to the whole slide.
  const render = (blocks: readonly RootContent[]): Root => {
    const tree = toHast({ type: 'root', children: [...blocks, ...slide.definitions] }, { handlers });
    return { type: 'root', children: tree.type === 'root' ? tree.children.filter(isElement) : [] };
  };

  const body = render(slide.body);
  const notes = render(slide.notes);
  for (const tree of [body, notes]) levelHeadings(tree);
  const sizes = sizesOf(slide);
  for (const block of body.children.filter(isElement)) {
    mark(block, { first: slide.place.line, sizes });
    nameTables(block, slide.title);
  }
  const [title] = render([{ type: 'paragraph', children: [...slide.heading] }]).children;
  const heading: readonly ElementContent[] = title?.type === 'element' ? title.children : [];
  return { slide, steps: numberSteps(body), heading, body, notes };
}

/**
 * Adds `data-line` to blocks and to nested elements that can overflow, relative to the slide, so that a slide that only
 * moves in its file renders the same.
 */
function mark(block: Element, { first, sizes }: { readonly first: number; readonly sizes: Sizes }): void {
  walk(block, (element, ancestors) => {
    if (element.type !== 'element' || ancestors.some(isFigure)) return;
    const isListing = classes(element).includes('code');
    const line = element.position?.start.line;
    const hasLine = element === block || isListing || classes(element).includes('image');
    if (hasLine && line !== undefined) element.properties.dataLine = line - first;
    if (isListing && sizes.code !== USUAL_CODE) element.properties.dataSize = sizes.code;
    const isTable = classes(element).includes('table');
    if (isTable && sizes.table < TABLE_SIZES[0]) element.properties.dataSize = sizes.table;
  });
}

/** For who goes from table to table in a screen reader: the heading is not said on the way. */
function nameTables(block: Element, title: string): void {
  walk(block, (element) => {
    if (element.type === 'element' && element.tagName === 'table' && title !== '') element.properties.ariaLabel = title;
  });
}

const isFigure = (node: Nodes): boolean => node.type === 'element' && node.properties.dataFigure !== undefined;

/** Gives every fragment its index, from 0 in reading order, which is the order reveal.js shows them in. */
function numberSteps(body: Root): number {
  let steps = 0;
  walk(body, (node) => {
    if (node.type === 'element' && isFragment(node)) node.properties.dataFragmentIndex = steps++;
  });
  return steps;
}

/** Context for rendering a slide. */
export interface Beside {
  readonly coloured: ColouredCode;
  readonly pictures: PictureSizes;
  /** Of the blocks that directives become. */
  readonly directives: Handlers;
}

/** Block → HTML, for the kinds that are rendered in our own way; the others are mdast-util-to-hast's. */
const handlersWith = ({ coloured, pictures, directives }: Beside): Handlers => ({
  ...directives,
  listing: listingHandler(coloured),
  ...imageHandlers(pictures),
  paragraph,
  link,
  linkReference,
  listItem,
  table,
  said: (state, said: Said) =>
    state
      .all(said)
      .filter(isElement)
      .map((block) => ({ ...block, properties: { ...block.properties, dataStep: said.step } })),
  // An inline comment.
  html: () => undefined,
});

const levelOf = ({ tagName }: Element): number => Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);

/** Makes the levels of the headings in a tree follow each other from the third on, whichever signs the author took. Changes the tree. */
export function levelHeadings(tree: Root): void {
  const open: number[] = [];
  walk(tree, (node) => {
    const level = node.type === 'element' ? levelOf(node) : 0;
    if (node.type !== 'element' || level === 0) return;
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    node.tagName = `h${Math.min(6, 2 + open.length)}`;
  });
}

/**
 * A block whose headings begin with the third level, below a title of another level. Under one of the first they keep
 * their looks, and are of the second for those who hear them.
 */
export function underTitle(block: Element, title: 1 | 2 | 3): Element {
  if (title === 2) return block;
  const copy = structuredClone(block);
  walk(copy, (node) => {
    const level = node.type === 'element' ? levelOf(node) : 0;
    if (node.type !== 'element' || level === 0) return;
    if (title === 3) node.tagName = `h${Math.min(6, level + 1)}`;
    else node.properties.ariaLevel = level - 1;
  });
  return copy;
}
