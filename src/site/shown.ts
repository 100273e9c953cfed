/** The readable content of a slide in pieces, each with the step that shows it: for search and alternative texts. */
import type { Element } from 'hast';
import type { Figure } from '../blocks.ts';
import type { RenderedSlide } from '../talk.ts';
import { saidOfTable } from '../figures/said.ts';
import { classes, isElement, isFragment, textOf, walk, wordsOf } from '../trees.ts';

export type ShownPart = {
  /** The step that shows it; 0 if it is visible from the start. */
  readonly step: number;
  /** Whether it is an update since the talk. */
  readonly isLater: boolean;
} & (
  | { readonly kind: 'text'; readonly text: string }
  /** Each line with the step that points at it first. */
  | { readonly kind: 'code'; readonly lines: readonly { readonly text: string; readonly step: number }[] }
  /** With the steps that change its state. */
  | { readonly kind: 'figure'; readonly figure: Figure; readonly changes: readonly number[] }
);

/** In reading order, without the title. */
export function shown({ body }: RenderedSlide): ShownPart[] {
  const pieces: ShownPart[] = [];
  const look = (element: Element, step: number, isAfter: boolean) => {
    const at = {
      step: isFragment(element) ? indexOf(element) + 1 : step,
      isLater: isAfter || element.tagName === 'aside',
    };
    const { figure } = element;
    if (figure) {
      const changes = element.children.filter(isElement).filter(isFragment);
      pieces.push({ kind: 'figure', ...at, figure, changes: changes.map((one) => indexOf(one) + 1) });
    } else if (classes(element).includes('code')) {
      pieces.push({ kind: 'code', ...at, lines: linesOf(element, at.step) });
    } else if (element.tagName === 'table' && isWhole(element)) {
      for (const text of rowsOf(element)) pieces.push({ kind: 'text', ...at, text });
    } else if (isWhole(element)) pieces.push({ kind: 'text', ...at, text: wordsOf(element) });
    else for (const child of element.children.filter(isElement)) look(child, at.step, at.isLater);
  };
  for (const block of body.children.filter(isElement)) look(block, 0, false);
  return pieces;
}

function rowsOf(table: Element): readonly string[] {
  const rows: string[][] = [];
  walk(table, (node) => {
    if (node.type === 'element' && node.tagName === 'tr') rows.push(node.children.filter(isElement).map(wordsOf));
  });
  const [head = [], ...others] = rows;
  return saidOfTable(head, others);
}

/** Whether nothing inside has a step of its own: then it is one piece. */
function isWhole(element: Element): boolean {
  const others: Element[] = [];
  walk(element, (node) => {
    if (node !== element && node.type === 'element') others.push(node);
  });
  const isOwn = (inner: Element) => isFragment(inner) || inner.figure !== undefined || classes(inner).includes('code');
  return !others.some(isOwn) && !['div', 'ul', 'ol', 'blockquote'].includes(element.tagName);
}

/** @param begin the step that shows the code, used for lines that no step points at */
function linesOf(code: Element, begin: number): { readonly text: string; readonly step: number }[] {
  const lines: { readonly text: string; readonly step: number }[] = [];
  walk(code, (node) => {
    if (node.type !== 'element' || !classes(node).includes('line')) return;
    const [first] = String(node.properties.dataGroups ?? '').split(' ');
    const text = node.children.filter(isElement).find((one) => classes(one).includes('line-text'));
    lines.push({ text: text ? textOf(text) : '', step: groupStep(code, Number(first)) ?? begin });
  });
  return lines;
}

function groupStep(code: Element, group: number): number | undefined {
  const step = code.children.filter(isElement).find(({ properties }) => properties.dataGroup === group);
  return step && indexOf(step) + 1;
}

const indexOf = ({ properties }: Element) => Number(properties.dataFragmentIndex ?? 0);
