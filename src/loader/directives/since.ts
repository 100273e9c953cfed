import * as v from 'valibot';
import { spokenDate } from '../../dates.ts';
import type { Since } from '../../blocks.ts';
import { date } from '../check/schema.ts';
import { h } from '../../trees.ts';
import { directive, elementsOf, something } from './directive.ts';

export const since = directive({
  type: 'since',
  attributes: v.strictObject({ date }),
  holds: something('what has changed'),
  elsewhere: (around) => (around.length > 0 ? 'outside of all other blocks' : undefined),
  block: (attributes, children): Since => ({ type: 'since', date: attributes.date, children }),
  html: (state, block) => {
    const label = h('p', { className: ['since-date'] }, h('time', { dateTime: block.date }, spokenDate(block.date)));
    // The role avoids a complementary landmark: twenty of them would clutter navigation.
    return h('aside', { className: ['since'], role: 'note' }, label, ...elementsOf(state, block));
  },
});
