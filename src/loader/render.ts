import type { ElementContent, Root as HastRoot } from 'hast';
import type { RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { RenderedSlide, Slide } from '../talk.ts';
import { isElement, isFragment } from './hast.ts';
import { handlersWith, type Beside } from './handlers/index.ts';
import { walk } from './walk.ts';

/** A slide's Markdown as HTML trees, its steps numbered in reading order. */
export function renderSlide(slide: Slide, beside: Beside): RenderedSlide {
  const handlers = handlersWith(beside);
  // Definitions make no HTML of their own; wherever on the slide they stand, they count for all of it.
  const render = (blocks: readonly RootContent[]): HastRoot => {
    const tree = toHast({ type: 'root', children: [...blocks, ...slide.definitions] }, { handlers });
    return { type: 'root', children: tree.type === 'root' ? tree.children.filter(isElement) : [] };
  };

  const body = render(slide.body);
  for (const block of body.children) {
    // Relative to the slide, so that a slide that only moves within its file renders the same.
    const line = block.position?.start.line;
    if (block.type === 'element' && line !== undefined) block.properties.dataLine = line - slide.place.line;
  }
  const [title] = render([{ type: 'paragraph', children: [...slide.heading] }]).children;
  const heading: readonly ElementContent[] = title?.type === 'element' ? title.children : [];
  return { slide, steps: numberSteps(body), heading, body, notes: render(slide.notes) };
}

/** Gives every fragment its index, from 0 in reading order, which is the order reveal.js shows them in. */
function numberSteps(body: HastRoot): number {
  let steps = 0;
  walk(body, (node) => {
    if (node.type === 'element' && isFragment(node)) node.properties.dataFragmentIndex = steps++;
  });
  return steps;
}
