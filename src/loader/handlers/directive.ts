import type { Element, ElementContent } from 'hast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { State } from 'mdast-util-to-hast';
import { spokenDate } from '../../dates.ts';
import { stateOf } from '../../figures/figure.ts';
import { readAttributes, schemas } from '../check/directives.ts';
import { figureNamed, statesIn } from '../check/figure.ts';
import { asFragment, classes, h, isElement } from '../hast.ts';

/** `:::name` … `:::` */
export function directive(state: State, node: ContainerDirective): Element | ElementContent[] {
  const children = state.all(node).filter(isElement);
  switch (node.name) {
    case 'steps':
      return children.flatMap(inTurn);
    case 'rebuilt': {
      const from = readAttributes(schemas.rebuilt, node)?.from ?? [];
      return placed(node, h('div', { className: ['rebuilt'], dataFrom: from.join(' ') }, ...children));
    }
    case 'since': {
      const date = readAttributes(schemas.since, node)?.date ?? '';
      const label = h('p', { className: ['since-date'] }, h('time', { dateTime: date }, spokenDate(date)));
      // Not an `aside` landmark: twenty landmarks would help nobody to navigate.
      return placed(node, h('aside', { className: ['since'], role: 'note' }, label, ...children));
    }
    case 'picture': {
      const [shown, ...caption] = children;
      const below = caption.length > 0 ? [h('figcaption', {}, ...caption)] : [];
      const width = readAttributes(schemas.picture, node)?.width ?? '100%';
      const properties = { className: ['sized'], dataWidth: width.slice(0, -1) };
      return placed(node, h('figure', properties, ...(shown ? [shown] : []), ...below));
    }
    default:
      if (figureNamed(node.name)) return placed(node, figure(node, children));
      return placed(node, h('div', { className: [node.name] }, ...children));
  }
}

/**
 * A figure's element around the author's own table or list. Each of its steps is an empty fragment that takes part in
 * the slide's steps; `steps` has the state before the first of them and then one for each, divided by bars.
 */
function figure({ name, attributes }: ContainerDirective, children: readonly Element[]): Element {
  const { state, steps, print } = attributes ?? {};
  const start = stateOf(state ?? '');
  const states = statesIn(steps);
  return h(
    `talk-${name}`,
    {
      dataFigure: name,
      state: start,
      steps: [start, ...states].join('|'),
      ...(typeof print === 'string' && { print: stateOf(print) }),
    },
    ...children,
    ...states.map(() => h('span', { className: ['fragment', 'figure-step'] })),
  );
}

/** What appears in turn: the items of a list, else the block itself; columns and rebuilt lists are looked into. */
function inTurn(element: Element): Element {
  const isTransparent = ['columns', 'column', 'rebuilt'].some((name) => classes(element).includes(name));
  const isList = ['ul', 'ol'].includes(element.tagName);
  if (!isTransparent && !isList) return asFragment(element);
  const inner = (child: ElementContent) =>
    child.type !== 'element' ? child : isList ? asFragment(child) : inTurn(child);
  return { ...element, children: element.children.map(inner) };
}

function placed(node: ContainerDirective, element: Element): Element {
  return node.position ? { ...element, position: node.position } : element;
}
