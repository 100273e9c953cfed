/** The directive of a figure: parses and validates content and states once. */
import type { Element } from 'hast';
import type { List, Nodes, RootContent } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import * as v from 'valibot';
import { stateOf, type Block as Content, type Item } from '../../figures/figure.ts';
import type { FigureCheck } from '../../figures/index.ts';
import type { Block, Figure } from '../../blocks.ts';
import type { Place } from '../../talk.ts';
import { nearest } from '../../nearest.ts';
import { check } from '../check/schema.ts';
import { h, inOneLine, wordsIn } from '../../trees.ts';
import { message, type Message } from '../messages.ts';
import { placeOf } from '../parse.ts';
import { elementsOf, something, type DirectiveContext, type Directive } from './directive.ts';

const attributes = v.strictObject({
  state: v.optional(v.pipe(v.string(), v.description('the state it first stands in'))),
  steps: v.optional(v.pipe(v.string(), v.description('states divided by `|`, one for each step'))),
  print: v.optional(v.pipe(v.string(), v.description('the state on paper'))),
});

export const figureDirective = (figure: FigureCheck): Directive => ({
  type: 'figure',
  holds: something('what it draws'),
  html,
  read: (node, children, around) => {
    const { complaints = [] } = check(attributes, node.attributes ?? {});
    const { state, steps, print } = node.attributes ?? {};
    const states = [state ?? '', ...(steps ? steps.split('|') : [])].map((one) => stateOf(one.trim()));
    const named = [
      ...(state ? [{ key: 'state', text: stateOf(state) }] : []),
      ...states.slice(1).map((text) => ({ key: 'steps', text })),
      ...(print ? [{ key: 'print', text: stateOf(print) }] : []),
    ];
    const content = children.map(contentOf);
    const messages = children.length === 0 ? [] : checkContent(figure, { children, content, named }, around);
    const block: Figure = {
      type: 'figure',
      name: figure.name,
      states,
      print: typeof print === 'string' ? stateOf(print) : undefined,
      words: figure.words(content, states, around.occasion),
      alternatives: states.map((one) => figure.picture(content, one, around.occasion)),
      children,
    };
    return { block, complaints, messages };
  },
});

/** Reports unreadable content of a figure, and unknown states. */
function checkContent(
  figure: FigureCheck,
  written: {
    readonly children: readonly Block[];
    readonly content: readonly Content[];
    readonly named: readonly { readonly key: string; readonly text: string }[];
  },
  { occasion, head, placeOfAttribute }: DirectiveContext,
): Message[] {
  const { problems, isState, examples } = figure.check(written.content, occasion);
  return [
    ...problems.map(({ at, found, expected }) =>
      message('figure-content', placeAt(written.children, at) ?? head, figure.name, found, expected),
    ),
    ...written.named
      .filter(({ text }) => !isState(text))
      .map(({ key, text }) =>
        message('figure-state', placeOfAttribute(key), key, text, examples, nearest(text, examples)),
      ),
  ];
}

/** A block as plain text. */
function contentOf(block: RootContent): Content {
  switch (block.type) {
    case 'table': {
      const [head = [], ...rows] = block.children.map((row) => row.children.map(textOf));
      return { kind: 'table', head, rows };
    }
    case 'list':
      return { kind: 'list', items: itemsOf(block) };
    case 'listing':
      return { kind: 'code', lines: block.value.split('\n') };
    default:
      return { kind: 'text', text: textOf(block) };
  }
}

const itemsOf = (list: List): Item[] =>
  list.children.map(({ children }) => ({
    text: inOneLine(children.flatMap((child) => (child.type === 'list' ? [] : textOf(child))).join(' ')),
    items: children.flatMap((child) => (child.type === 'list' ? itemsOf(child) : [])),
  }));

/** The same text as `textContent` in the page: without pictures, in NFC, so that lookalikes are equal. */
const textOf = (node: Nodes): string => wordsIn(node, { pictures: false }).normalize('NFC');

/** Position of the node at a path, or of its closest existing ancestor. */
function placeAt(content: readonly Block[], at: readonly number[]): Place | undefined {
  const [first = -1, ...path] = at;
  const block = content[first];
  if (!block) return undefined;
  const [line] = path;
  if (block.type === 'listing' && line !== undefined) {
    const { column } = placeOf(block);
    return { file: '', line: placeOf(block).line + 1 + line, column };
  }
  return placeOf(path.reduce<Nodes>((node, index) => childAt(node, index) ?? node, block));
}

function childAt(node: Nodes, index: number): Nodes | undefined {
  if (node.type === 'listItem') {
    return node.children.flatMap((child) => (child.type === 'list' ? child.children : []))[index];
  }
  return 'children' in node ? node.children[index] : undefined;
}

/**
 * Wraps the author's table or list in the figure's custom element. Each step is an empty fragment among the slide's
 * fragments; `steps` holds the state before the first step and one for each step, separated by bars.
 */
function html(state: State, figure: Figure): Element {
  const { name, states, print } = figure;
  const element = h(
    `talk-${name}`,
    {
      dataFigure: name,
      state: states[0] ?? '',
      steps: states.join('|'),
      ...(print !== undefined && { print }),
    },
    ...elementsOf(state, figure),
    ...states.slice(1).map(() => h('span', { className: ['fragment', 'figure-step'] })),
  );
  return { ...element, figure };
}
