import type { Block, Item } from './figure.ts';

/** Reads the children of a figure's element into the form that the loader validated. */
export function blocksOf(host: Element): Block[] {
  return [...host.children].filter((child) => !child.matches('.drawing, .fragment')).map(blockOf);
}

function blockOf(element: Element): Block {
  if (element.matches('.table')) {
    const [head = [], ...rows] = [...element.querySelectorAll('tr')].map((row) => [...row.cells].map(textOf));
    return { kind: 'table', head, rows };
  }
  if (element.matches('ul, ol')) return { kind: 'list', items: itemsOf(element) };
  if (element.matches('.code')) {
    return { kind: 'code', lines: [...element.querySelectorAll('.line-text')].map((line) => line.textContent) };
  }
  return { kind: 'text', text: textOf(element) };
}

const itemsOf = (list: Element): Item[] =>
  [...list.children].map((item) => {
    const lists = [...item.children].filter((child) => child.matches('ul, ol'));
    const own = [...item.childNodes].filter((node) => !lists.some((list) => list === node));
    const text = own.map((node) => node.textContent ?? '').join('');
    return { text: single(text), items: lists.flatMap(itemsOf) };
  });

const textOf = (element: Element) => single(element.textContent);

const single = (text: string) => text.replace(/\s+/g, ' ').trim().normalize('NFC');

/** Copies the content of an author's element for a drawing, including links and code. */
export const contentOf = (element: Element | undefined): Node[] =>
  element ? [...element.cloneNode(true).childNodes] : [];

/** A cell of the author's table; zero-based, without the head. */
export const cellOf = (host: Element, row: number, column: number): HTMLTableCellElement | undefined =>
  host.querySelectorAll<HTMLTableRowElement>(':scope > .table tbody tr')[row]?.cells[column];
