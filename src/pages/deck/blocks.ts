/** Where the blocks of a slide stand on the stage. */
import type { Element } from 'hast';
import type { Layout } from '../../talk.ts';
import { classes, h, walk } from '../../trees.ts';

/**
 * Divides a slide's blocks at its floor: the addresses that end the slide, and what has changed since the talk, go
 * below it.
 */
export function onFloor(blocks: readonly Element[]): { readonly main: Element[]; readonly foot: Element[] } {
  const end = blocks.findLastIndex((block) => !isSince(block) && !isAddress(block)) + 1;
  const main = blocks.slice(0, end).map((block) => (isDrawn(block) ? asDrawn(block) : block));
  return { main, foot: blocks.slice(end) };
}

const isSince = (block: Element): boolean => classes(block).includes('since');

/** Whether a block is a paragraph with nothing but an address or a link to another slide. */
const isAddress = ({ tagName, children: [first, second] }: Element): boolean =>
  tagName === 'p' && first?.type === 'element' && (classes(first).includes('address') || isToSlide(first)) && !second;

const isToSlide = ({ tagName, properties: { href } }: Element): boolean =>
  tagName === 'a' && String(href).startsWith('#');

/** The blocks of a layout with two sides, divided between them. Nothing, if one side would be empty. */
export function sidesOf(layout: Layout, blocks: readonly Element[]): Element[] | undefined {
  if (layout !== 'beside' && layout !== 'bio') return undefined;
  // The second side: drawings, or in `bio` the list of what the person does, with the line before it.
  const list = blocks.findIndex((block) => block.tagName !== 'p');
  const isSecond = layout === 'beside' ? isDrawn : (block: Element) => blocks.indexOf(block) >= list - 1;
  const sides = [blocks.filter((block) => !isSecond(block)), blocks.filter(isSecond)];
  if (sides.some((side) => side.length === 0)) return undefined;
  return sides.map((side) => h('div', { className: ['side'] }, ...side));
}

const asDrawn = (block: Element): Element => ({
  ...block,
  properties: { ...block.properties, className: [...classes(block), 'drawn'] },
});

function isDrawn(block: Element): boolean {
  let found = false;
  walk(block, (node) => {
    if (node.type === 'element') found ||= node.properties.dataFigure !== undefined || node.tagName === 'img';
  });
  return found;
}
