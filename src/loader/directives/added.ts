import * as v from 'valibot';
import type { Added } from '../../blocks.ts';
import { h } from '../../trees.ts';
import { directive, elementsOf, isWithin, something } from './directive.ts';

/** Longest name of a part, in characters, that fits on one line of a slide's footer. */
const LONGEST = 60;

const what = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(LONGEST),
  v.description(`the name of the part that is new, in at most ${LONGEST} characters`),
);

export const added = directive({
  type: 'added',
  attributes: v.strictObject({ what: v.optional(what) }),
  holds: something('what this edition adds'),
  elsewhere: (around) => (isWithin(around, 'added') ? 'outside of other additions' : undefined),
  block: (attributes, children): Added => ({ type: 'added', what: attributes.what, children }),
  html: (state, block) =>
    h('div', { className: ['added', ...(block.what === undefined ? [] : ['partly'])] }, ...elementsOf(state, block)),
});
