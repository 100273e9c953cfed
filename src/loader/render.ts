import type { Element, ElementContent, Nodes, Root as HastRoot } from 'hast';
import type { RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { RenderedSlide, Slide } from '../talk.ts';
import { CODE_SIZES, codeSizeOf } from './fit-code.ts';
import { classes, isElement, isFragment } from './hast.ts';
import { handlersWith, type Beside } from './handlers/index.ts';
import { levelHeadings } from './levels.ts';
import { walk } from './walk.ts';

/** A slide's Markdown as HTML trees, its steps numbered in reading order. */
export function renderSlide(slide: Slide, beside: Beside): RenderedSlide {
  const handlers = handlersWith(beside);
  // Link definitions render nothing and apply to the whole slide.
  const render = (blocks: readonly RootContent[]): HastRoot => {
    const tree = toHast({ type: 'root', children: [...blocks, ...slide.definitions] }, { handlers });
    return { type: 'root', children: tree.type === 'root' ? tree.children.filter(isElement) : [] };
  };

  const body = render(slide.body);
  const notes = render(slide.notes);
  for (const tree of [body, notes]) levelHeadings(tree);
  const size = codeSizeOf(slide);
  for (const block of body.children.filter(isElement)) mark(block, { first: slide.place.line, size });
  const [title] = render([{ type: 'paragraph', children: [...slide.heading] }]).children;
  const heading: readonly ElementContent[] = title?.type === 'element' ? title.children : [];
  return { slide, steps: numberSteps(body), heading, body, notes };
}

/**
 * Adds `data-line` to blocks and to nested elements that can overflow, relative to the slide, so that a slide that only
 * moves in its file renders the same.
 */
function mark(block: Element, { first, size }: { readonly first: number; readonly size: number }): void {
  walk(block, (element, ancestors) => {
    if (element.type !== 'element' || ancestors.some(isFigure)) return;
    const isListing = classes(element).includes('code');
    const line = element.position?.start.line;
    const hasLine = element === block || isListing || classes(element).includes('image');
    if (hasLine && line !== undefined) element.properties.dataLine = line - first;
    if (isListing && size < CODE_SIZES[0]) element.properties.dataSize = size;
  });
}

const isFigure = (node: Nodes): boolean => node.type === 'element' && node.properties.dataFigure !== undefined;

/** Gives every fragment its index, from 0 in reading order, which is the order reveal.js shows them in. */
function numberSteps(body: HastRoot): number {
  let steps = 0;
  walk(body, (node) => {
    if (node.type === 'element' && isFragment(node)) node.properties.dataFragmentIndex = steps++;
  });
  return steps;
}
