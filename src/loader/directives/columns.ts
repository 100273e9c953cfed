import * as v from 'valibot';
import type { Column, Columns } from '../../blocks.ts';
import { h } from '../../trees.ts';
import { directive, elementsOf, something } from './directive.ts';

export const columns = directive({
  type: 'columns',
  attributes: v.strictObject({}),
  holds: { expected: 'two `:::column` or more', test: (children) => children.length > 1 },
  only: 'column',
  block: (_, children): Columns => ({ type: 'columns', children }),
  html: (state, block) => h('div', { className: ['columns'] }, ...elementsOf(state, block)),
});

export const column = directive({
  type: 'column',
  attributes: v.strictObject({}),
  holds: something('at least one block'),
  elsewhere: (around) => {
    const parent = around.at(-1);
    const isInside = parent?.type === 'containerDirective' && parent.name === 'columns';
    return isInside ? undefined : 'right inside `:::columns`';
  },
  block: (_, children): Column => ({ type: 'column', children }),
  html: (state, block) => h('div', { className: ['column'] }, ...elementsOf(state, block)),
});
