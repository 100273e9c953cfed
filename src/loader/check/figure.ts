/** Checks a figure's directive: its content and the names of its states. */
import type { List, Nodes, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Place } from '../../talk.ts';
import { stateOf, type Block, type Item } from '../../figures/figure.ts';
import { figures, type FigureCheck } from '../../figures/index.ts';
import type { Edition } from '../../year.ts';
import { message, type Message } from '../messages.ts';
import { nearest } from './nearest.ts';
import { placeOf } from '../place.ts';
import { inOneLine, wordsIn } from '../words.ts';

export const figureNamed = (name: string): FigureCheck | undefined => figures.find((one) => one.name === name);

/** States in the attribute `steps`, in turn. */
export const statesIn = (steps: string | null | undefined): readonly string[] =>
  steps ? steps.split('|').map((state) => stateOf(state.trim())) : [];

interface Around {
  /** Place of the directive's first line. */
  readonly head: Place;
  /** Where the author wrote it. */
  readonly placeOfAttribute: (key: string) => Place;
  readonly edition: Edition;
}

/** Reports unreadable content of a figure, and unknown states. */
export function checkFigure(
  node: ContainerDirective,
  figure: FigureCheck,
  { head, placeOfAttribute, edition }: Around,
): Message[] {
  const content = contentOf(node);
  const { problems, isState, examples } = figure.check(content.map(blockOf), edition);
  const { state, steps, print } = node.attributes ?? {};
  const states = [
    ...(state ? [{ key: 'state', text: stateOf(state) }] : []),
    ...statesIn(steps).map((text) => ({ key: 'steps', text })),
    ...(print ? [{ key: 'print', text: stateOf(print) }] : []),
  ];
  return [
    ...problems.map(({ at, found, expected }) =>
      message('figure-content', placeAt(content, at) ?? head, figure.name, found, expected),
    ),
    ...states
      .filter(({ text }) => !isState(text))
      .map(({ key, text }) =>
        message('figure-state', placeOfAttribute(key), key, text, examples, nearest(text, examples)),
      ),
  ];
}

/** What can be read in a figure before its first step and after each. */
export function wordsOfFigure(node: ContainerDirective, edition: Edition): readonly string[] {
  const { state, steps } = node.attributes ?? {};
  const states = [stateOf(state ?? ''), ...statesIn(steps)];
  return figureNamed(node.name)?.words(contentOf(node).map(blockOf), states, edition) ?? [];
}

/**
 * The alternative text of a figure's picture: a sentence and its lines.
 *
 * @param changes how many steps have changed its state
 */
export function pictureOfFigure(node: ContainerDirective, changes: number, edition: Edition): readonly string[] {
  const { state, steps } = node.attributes ?? {};
  const shown = [stateOf(state ?? ''), ...statesIn(steps)][changes] ?? '';
  return figureNamed(node.name)?.picture(contentOf(node).map(blockOf), shown, edition) ?? [];
}

/** Comments and definitions are not drawn. */
const contentOf = (node: ContainerDirective): readonly RootContent[] =>
  node.children.filter(({ type }) => type !== 'html' && type !== 'definition');

function blockOf(node: RootContent): Block {
  switch (node.type) {
    case 'table': {
      const [head = [], ...rows] = node.children.map((row) => row.children.map(textOf));
      return { kind: 'table', head, rows };
    }
    case 'list':
      return { kind: 'list', items: itemsOf(node) };
    case 'code':
      return { kind: 'code', lines: node.value.split('\n') };
    default:
      return { kind: 'text', text: textOf(node) };
  }
}

const itemsOf = (list: List): Item[] =>
  list.children.map(({ children }) => ({
    text: inOneLine(children.flatMap((child) => (child.type === 'list' ? [] : textOf(child))).join(' ')),
    items: children.flatMap((child) => (child.type === 'list' ? itemsOf(child) : [])),
  }));

/** The same text as the page's elements give: pictures are skipped, text is NFC, so that look-alikes are one name. */
const textOf = (node: Nodes): string => wordsIn(node, { pictures: false }).normalize('NFC');

/** The place of what a path leads to; of what is around it, where the path leads to nothing. */
function placeAt(content: readonly RootContent[], at: readonly number[]): Place | undefined {
  const [first = -1, ...path] = at;
  const block = content[first];
  if (!block) return undefined;
  const [line] = path;
  if (block.type === 'code' && line !== undefined) {
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
