import * as v from 'valibot';
import type { Picture } from '../../blocks.ts';
import { h } from '../../trees.ts';
import { directive, elementsOf } from './directive.ts';

/** Each value has a CSS rule: the page's policy refuses inline styles. */
const WIDTHS = Array.from({ length: 10 }, (_, index) => `${((index + 1) * 10).toString()}%`);

export const picture = directive({
  type: 'picture',
  attributes: v.strictObject({
    width: v.pipe(v.picklist(WIDTHS), v.description('a share of the room in tens: `10%`, `20%`, … `100%`')),
  }),
  holds: {
    expected: 'a picture, and below it perhaps its caption',
    test: ([first]) =>
      first?.type === 'paragraph' && first.children.some(({ type }) => type === 'image' || type === 'imageReference'),
  },
  values: WIDTHS,
  block: ({ width }, children): Picture => ({ type: 'picture', width: Number.parseInt(width), children }),
  html: (state, block) => {
    const [shown, ...caption] = elementsOf(state, block);
    const below = caption.length > 0 ? [h('figcaption', {}, ...caption)] : [];
    const properties = { className: ['sized'], dataWidth: block.width.toString() };
    return h('figure', properties, ...(shown ? [shown] : []), ...below);
  },
});
