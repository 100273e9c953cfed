/** Planned minutes beside the topics of a talk, as bars of one scale. */
import type { Element, ElementContent } from 'hast';
import type { Layout, Talk } from '../../talk.ts';
import { h, walk } from '../../trees.ts';
import { clockTime } from '../numbers.ts';

/** Width of the longest bar, in px of the stage. */
const LONGEST = 190;
const HEIGHT = 56;

/** Seconds planned for each part, by its id. */
export function plannedOf({ slides, parts }: Talk): ReadonlyMap<string, number> {
  const planned = new Map<string, number>();
  for (const [index, { slide }] of slides.entries()) {
    const id = parts[index]?.id ?? '';
    if (!slide.isBackup) planned.set(id, (planned.get(id) ?? 0) + slide.budget);
  }
  return planned;
}

/** Adds the planned minutes of a part to the list item that links to it, on slides of the layout `topics`. */
export function withMinutes(
  layout: Layout,
  blocks: readonly Element[],
  planned: ReadonlyMap<string, number>,
): readonly Element[] {
  if (layout !== 'topics') return blocks;
  const items: { readonly item: Element; readonly seconds: number }[] = [];
  const copies = blocks.map((block) => structuredClone(block));
  for (const block of copies) {
    walk(block, (item) => {
      const seconds = item.type === 'element' && item.tagName === 'li' ? planned.get(partOf(item)) : undefined;
      if (item.type === 'element' && seconds !== undefined) items.push({ item, seconds });
    });
  }
  const longest = Math.max(1, ...items.map(({ seconds }) => seconds));
  for (const { item, seconds } of items) item.children = [h('div', {}, ...item.children), bar(seconds, longest)];
  return copies;
}

function partOf(item: Element): string {
  let id = '';
  walk(item, (node) => {
    if (node.type === 'element' && typeof node.properties.href === 'string')
      id ||= node.properties.href.replace(/^#/, '');
  });
  return id;
}

function bar(seconds: number, longest: number): ElementContent {
  const width = Math.max(3, Math.round((LONGEST * seconds) / longest)).toString();
  const rect = h('rect', { width, height: HEIGHT.toString() });
  return h(
    'span',
    { className: ['minutes'] },
    h('svg', { width, height: HEIGHT.toString(), ariaHidden: 'true' }, rect),
    clockTime(seconds),
  );
}
