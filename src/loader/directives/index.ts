import type { Handler, Handlers } from 'mdast-util-to-hast';
import { figures, formerNames } from '../../figures/index.ts';
import type { Block } from '../../blocks.ts';
import { added } from './added.ts';
import { column, columns } from './columns.ts';
import type { Directive } from './directive.ts';
import { figureDirective } from './figure.ts';
import { picture } from './picture.ts';
import { rebuilt } from './rebuilt.ts';
import { since } from './since.ts';
import { steps } from './steps.ts';

/** All directives, by the names that authors are told. */
export const directives: ReadonlyMap<string, Directive> = new Map<string, Directive>([
  ...Object.entries({ steps, columns, column, rebuilt, added, picture, since }),
  ...figures.map((figure) => [figure.name, figureDirective(figure)] as const),
]);

export const directiveOf = (name: string): Directive | undefined => directives.get(formerNames.get(name) ?? name);

/** Handlers of their blocks for mdast-util-to-hast; a single element gets the position of its block. */
export const directiveHandlers: Handlers = Object.fromEntries(
  [...directives.values()].map(({ type, html }): [string, Handler] => [
    type,
    (state, block: Block, parent) => {
      const made = html(state, block, parent);
      if (made && !Array.isArray(made)) state.patch(block, made);
      return made;
    },
  ]),
);
