import * as v from 'valibot';
import { origins, type Rebuilt } from '../../blocks.ts';
import { h } from '../../trees.ts';
import { directive, elementsOf, quoted, something } from './directive.ts';

const from = v.pipe(
  v.string(),
  v.transform((names) => names.split(/\s+/)),
  v.array(v.picklist(origins)),
  v.description(`one or more of ${quoted(origins)}`),
);

export const rebuilt = directive({
  type: 'rebuilt',
  attributes: v.strictObject({ from }),
  holds: something('what was rebuilt'),
  values: origins,
  block: (attributes, children): Rebuilt => ({ type: 'rebuilt', from: attributes.from, children }),
  html: (state, block) => h('div', { className: ['rebuilt'] }, ...elementsOf(state, block)),
});
