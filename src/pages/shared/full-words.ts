/** What the author wrote inside a figure, for paper, which cannot be asked: whole, or what its drawing leaves out. */
import { figuresOf } from './figures.ts';
import { element } from './panel.ts';

/** Layers that share a level are written `one | other`, see `figures/layer-stack/data.ts`. */
const BAR = / \| /;

/** Copies of the author's tables, lists and listings, without bars. */
export function wordsInFull(figure: Element): HTMLElement[] {
  return [...figure.children].filter(isAuthors).map((original) => {
    const copy = copyOf(original);
    divideItems(copy);
    return copy;
  });
}

/** Makes parts that stand side by side a list of their own. */
export function divideItems(root: Element): void {
  for (const item of [...root.querySelectorAll('li')]) divide(item);
}

/** Neither the drawing nor the marks of its steps. */
const isAuthors = (child: Element): boolean => !child.matches('.drawing, .figure-step');

/** Of an item `one | other` with what is nested in it: a list of both, before what is nested. */
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

/** Whether something is to be seen: a text as it was written, and where a link leads. */
type IsShown = (element: Element) => boolean;

/**
 * Adds to the last page of a slide what the drawings of its figures leave out, in letters that nobody sees: they are
 * found by a search, read out with the page, and stand in the tags of a PDF. A link lies over that part of the drawing
 * which it is about. Where all is shown, nothing is added.
 *
 * @param slides the pages of each, all of them laid out
 */
export function tellHiddenWords(slides: readonly (readonly HTMLElement[])[]): void {
  // All pages are read before one is written: each alternation would force another layout.
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
    // Lines and columns are smaller by it: half as many have room in a quarter of the space.
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
  // They look like nothing: what a class says of a table or listing would only move them.
  for (const one of layer.querySelectorAll('[class]')) one.removeAttribute('class');
  return layer;
}

/** Whether a figure that is drawn has words that none of the slide's pages shows. */
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

/** What is for screen readers alone is cut off and not painted; what is hidden from them gets no tag. */
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

/** Text by text: cells side by side are not one word. */
const textsIn = (root: Node): string[] => textNodesIn(root).map(({ data }) => data);

function textNodesIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  return texts;
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** The rows, columns and items of a block in which something is hidden, with their heads; nothing, where all is shown. */
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
      // It keeps its number where those before it are gone.
      item.value = list.start + index;
    });
  for (const item of items) {
    if (isShown(item)) item.remove();
    else for (const inner of [...item.children].filter(isList)) leaveHidden(inner, isShown);
  }
}

/** Where a head is hidden, all of its row or column is told. */
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

/** Where the drawing has the words of a link, or a part that is called by them. */
function placesOfLinks(drawing: HTMLElement, layer: HTMLElement): Place[] {
  const origin = drawing.getBoundingClientRect();
  const scale = drawing.offsetWidth > 0 ? origin.width / drawing.offsetWidth : 1;
  const parts = [...drawing.querySelectorAll('[aria-label], text, td, th, p, span')]
    .filter((part) => !layer.contains(part))
    .map((part) => ({ part, says: squeeze(part.getAttribute('aria-label') ?? part.textContent) }));
  return linksIn(layer).flatMap((link) => {
    const wanted = squeeze(link.textContent);
    const named = parts.filter(({ part, says }) => says.includes(wanted) && part.getClientRects().length > 0);
    // The one that says the least besides.
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
