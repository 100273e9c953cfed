import type { Element } from 'hast';
import type { Table, TableCell, TableRow } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { h, wordsIn } from '../trees.ts';

/** The talk's vocabulary for what does a job. A cell with exactly one of these words gets its colour and pattern. */
const KINDS = ['software', 'hardware', 'paravirtual', 'native'];

/**
 * A table that scrolls by itself if it is too wide. If the corner is empty, the first column contains row headers.
 *
 * Alignment becomes a class: the `align` attribute is obsolete, and the page's policy refuses inline styles.
 */
export function table(state: State, node: Table): Element {
  const [head, ...rows] = node.children.map((row) => padded(row, columnsOf(node)));
  const [corner] = head?.children ?? [];
  const namesRows = corner !== undefined && wordsIn(corner) === '';
  const cell = (tagName: 'td' | 'th', one: TableCell, column: number, scope?: 'col' | 'row'): Element => {
    const text = wordsIn(one);
    const kind = KINDS.includes(text) ? text : undefined;
    const className = [node.align?.[column] ?? '', kind ? 'kind' : ''].filter((name) => name !== '');
    return h(
      tagName,
      { ...(className.length > 0 && { className }), ...(scope && { scope }), ...(kind && { dataKind: kind }) },
      ...elements(state.all(one)),
    );
  };
  const headCells = head?.children.map((one, column) =>
    column === 0 && namesRows ? cell('td', one, column) : cell('th', one, column, 'col'),
  );
  const bodyRows = rows.map((row) =>
    h(
      'tr',
      {},
      ...row.children.map((one, column) =>
        column === 0 && namesRows ? cell('th', one, column, 'row') : cell('td', one, column),
      ),
    ),
  );
  const element = h(
    'div',
    { className: ['table'] },
    h('table', {}, h('thead', {}, h('tr', {}, ...(headCells ?? []))), h('tbody', {}, ...bodyRows)),
  );
  if (node.position) element.position = node.position;
  return element;
}

/** Columns of the head; a row with more cells is already reported as an error. */
const columnsOf = ({ children: [head] }: Table): number => head?.children.length ?? 0;

/** Pads a row to the width of the head with empty cells, as GitHub does. */
const padded = (row: TableRow, columns: number): TableRow => ({
  ...row,
  children: [
    ...row.children,
    ...Array.from({ length: Math.max(0, columns - row.children.length) }, (): TableCell => ({
      type: 'tableCell',
      children: [],
    })),
  ],
});

const elements = (nodes: ReturnType<State['all']>) =>
  nodes.filter((node) => node.type === 'element' || node.type === 'text');
