/** The author's text inside a figure, for paper, which is not interactive: all, or what the drawing leaves out. */
import { figuresOf } from './figures.ts';
import { element } from './panel.ts';

/** Layers that share a level are written `one | other`, see `figures/boxes/read.ts`. */
const BAR = / \| /;

/** Copies of the author's tables, lists and listings, without bars. */
export function wordsInFull(figure: Element): HTMLElement[] {
  return [...figure.children].filter(isAuthors).map((original) => {
    const copy = copyOf(original);
    divideItems(copy);
    return copy;
  });
}

/** Turns the parts of items written `one | other` into nested lists. */
export function divideItems(root: Element): void {
  for (const item of [...root.querySelectorAll('li')]) divide(item);
}

/** Whether a child is the author's: neither the drawing nor a step marker. */
const isAuthors = (child: Element): boolean => !child.matches('.drawing, .figure-step');

/** Replaces the text of an item `one | other` by a list of both, before the item's nested lists. */
function divide(item: Element): void {
  const lists = [...item.children].filter(isList);
  const parts = partsOf([...item.childNodes].filter((node) => !lists.some((list) => list === node)));
  if (parts.length < 2) return;
  const beside = element('ul');
  beside.className = 'beside';
  for (const nodes of parts) {
    const part = element('li');
    part.append(...nodes);
    beside.append(part);
  }
  item.replaceChildren(beside, ...lists);
}

function partsOf(nodes: readonly Node[]): Node[][] {
  const parts: Node[][] = [[]];
  for (const node of nodes) {
    const [own = '', ...others] = node instanceof Text ? node.data.split(BAR) : [];
    if (others.length === 0) parts.at(-1)?.push(node);
    else {
      parts.at(-1)?.push(new Text(own));
      parts.push(...others.map((text) => [new Text(text)]));
    }
  }
  return parts;
}

const isList = (child: Element): boolean => child.matches('ul, ol');

function copyOf(original: Element): HTMLElement {
  const copy = original.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new TypeError('A clone is what its original is');
  for (const named of [copy, ...copy.querySelectorAll('[id]')]) named.removeAttribute('id');
  return copy;
}

/** Whether the drawings show all texts of an element, blanks aside, and a link to each of its addresses. */
type IsShown = (element: Element) => boolean;

/**
 * Adds to the last page of a slide, as invisible text, what the drawings of its figures leave out: for search, screen
 * readers and the tags of a PDF. A link is placed over the part of the drawing that it is about. Adds nothing if the
 * drawings show everything.
 *
 * @param slides the pages of each slide, all of them laid out
 */
export function tellHiddenWords(slides: readonly (readonly HTMLElement[])[]): void {
  // Read all pages before writing any: each alternation would force another layout.
  const told = slides.flatMap((pages) => {
    const isShown = shownOn(pages);
    const figures = figuresOf(pages.at(-1) ?? new DocumentFragment());
    return figures.flatMap((figure) => {
      const drawing = figure.querySelector<HTMLElement>(':scope > .drawing');
      const hidden = drawing ? wordsInFull(figure).flatMap((block) => hiddenPart(block, isShown) ?? []) : [];
      return drawing && hidden.length > 0 ? [{ drawing, layer: layerOf(hidden) }] : [];
    });
  });
  for (const { drawing, layer } of told) drawing.append(layer);
  const laid = told.map(({ drawing, layer }) => ({
    layer,
    // The factor applies to line height and width: at half the size, text takes a quarter of the area.
    part: Math.min(1, layer.clientHeight / layer.scrollHeight),
    links: placesOfLinks(drawing, layer),
  }));
  for (const { layer, part, links } of laid) {
    if (part < 1) layer.style.fontSize = `${(SIZE * part).toString()}px`;
    for (const link of links) lay(link);
  }
}

/** Pixels, as in `style/unseen.css`. */
const SIZE = 6;

function layerOf(blocks: readonly HTMLElement[]): HTMLElement {
  const layer = element('div');
  layer.className = 'unseen';
  layer.append(...blocks);
  // The text is invisible: class rules for tables and listings would only change its layout.
  for (const one of layer.querySelectorAll('[class]')) one.removeAttribute('class');
  return layer;
}

/** Whether a drawn figure has text that none of the slide's pages shows. */
export function hasHiddenWords(pages: readonly HTMLElement[]): boolean {
  const isShown = shownOn(pages);
  return figuresOf(pages[0] ?? new DocumentFragment())
    .filter((figure) => figure.matches('[drawn]'))
    .flatMap(wordsInFull)
    .some((block) => !isShown(block));
}

function shownOn(pages: readonly HTMLElement[]): IsShown {
  const drawings = pages.flatMap((page) => [...page.querySelectorAll('[data-figure][drawn] > .drawing')]);
  const text = drawings
    .map((drawing) =>
      squeeze(
        textNodesIn(drawing)
          .filter(isPainted)
          .map(({ data }) => data)
          .join(''),
      ),
    )
    .join('\n');
  const links = drawings.flatMap(linksIn).filter((link) => link.checkVisibility());
  const addresses = new Set(links.map(({ href }) => href));
  return (one) =>
    textsIn(one).every((own) => text.includes(squeeze(own))) && linksIn(one).every(({ href }) => addresses.has(href));
}

/** Text for screen readers only is clipped and not painted; `aria-hidden` text gets no tag in the PDF. */
function isPainted({ parentElement }: Text): boolean {
  if (!parentElement?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  if (parentElement.closest('[aria-hidden="true"]')) return false;
  const isCut = (one: Element | null): boolean =>
    one !== null && !one.matches('.drawing') && (getComputedStyle(one).clipPath !== 'none' || isCut(one.parentElement));
  return !isCut(parentElement);
}

const linksIn = (root: Element) => [
  ...(root instanceof HTMLAnchorElement ? [root] : []),
  ...root.querySelectorAll<HTMLAnchorElement>('a[href]'),
];

/** One string per text node, so that adjacent cells do not join into one word. */
const textsIn = (root: Node): string[] => textNodesIn(root).map(({ data }) => data);

function textNodesIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  return texts;
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** The rows, columns and items of a block with hidden text, and their headers; undefined if all of it is shown. */
function hiddenPart(block: HTMLElement, isShown: IsShown): HTMLElement | undefined {
  if (isShown(block)) return undefined;
  const table = block.querySelector('table');
  if (table) return hiddenRows(table, isShown);
  if (isList(block)) leaveHidden(block, isShown);
  return block;
}

function leaveHidden(list: Element, isShown: IsShown): void {
  const items = [...list.children].filter((item) => item instanceof HTMLLIElement);
  if (list instanceof HTMLOListElement)
    items.forEach((item, index) => {
      // An item keeps its number when items before it are removed.
      item.value = list.start + index;
    });
  for (const item of items) {
    if (isShown(item)) item.remove();
    else for (const inner of [...item.children].filter(isList)) leaveHidden(inner, isShown);
  }
}

/** A hidden header keeps its whole row or column. */
function hiddenRows(table: HTMLTableElement, isShown: IsShown): HTMLTableElement {
  const [head, ...rows] = [...table.rows];
  const isHidden = (cell: Element | undefined) => cell !== undefined && !isShown(cell);
  const width = head?.cells.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => column);
  const hasHead = (column: number) => isHidden(head?.cells[column]);
  const isWhole = columns.some(hasHead);
  const keptRows = rows.filter((row) => isWhole || [...row.cells].some(isHidden));
  const isWide = keptRows.some((row) => isHidden(row.cells[0]));
  const keptColumns = new Set(
    columns.filter(
      (column) => column === 0 || isWide || hasHead(column) || keptRows.some((row) => isHidden(row.cells[column])),
    ),
  );
  for (const row of rows) if (!keptRows.includes(row)) row.remove();
  for (const row of table.rows)
    [...row.cells].forEach((cell, column) => {
      if (!keptColumns.has(column)) cell.remove();
    });
  return table;
}

/** Pixels from the upper left corner of the drawing. */
interface Place {
  readonly link: HTMLAnchorElement;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the drawing shows the text of a link, or a part with that accessible name. */
function placesOfLinks(drawing: HTMLElement, layer: HTMLElement): Place[] {
  const origin = drawing.getBoundingClientRect();
  const scale = drawing.offsetWidth > 0 ? origin.width / drawing.offsetWidth : 1;
  const parts = [...drawing.querySelectorAll('[aria-label], text, td, th, p, span')]
    .filter((part) => !layer.contains(part))
    .map((part) => ({ part, says: squeeze(part.getAttribute('aria-label') ?? part.textContent) }));
  return linksIn(layer).flatMap((link) => {
    const wanted = squeeze(link.textContent);
    const named = parts.filter(({ part, says }) => says.includes(wanted) && part.getClientRects().length > 0);
    // The part with the least other text.
    const [nearest] = named.sort((one, other) => one.says.length - other.says.length);
    if (!nearest) return [];
    const { left, top, width, height } = nearest.part.getBoundingClientRect();
    return [
      {
        link,
        left: (left - origin.left) / scale,
        top: (top - origin.top) / scale,
        width: width / scale,
        height: height / scale,
      },
    ];
  });
}

function lay({ link, left, top, width, height }: Place): void {
  link.className = 'over';
  link.style.left = `${left.toString()}px`;
  link.style.top = `${top.toString()}px`;
  link.style.width = `${width.toString()}px`;
  link.style.height = `${height.toString()}px`;
}
