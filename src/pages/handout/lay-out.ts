/** Moves the units of the handout to sheets: measures their blocks, and lets `sheets.ts` decide. */
import { element } from '../shared/panel.ts';
import { sheetsOf, type Piece } from './sheets.ts';

/** Elements that may break between their children; all others stay whole if a sheet has room for them. */
const CUT = '.unit, .notes, .contents, .chapters, .sources ol, .glossary dl';

/** Elements kept with what follows them: headings, terms of the glossary, and the slide beside its number. */
const LEADS = 'h1, h2, h3, .glossary dt, .shown';

/** The slide, and at least one block of its notes. */
const WITH_SLIDE = 2;

/** Elements that stay together. */
type Block = readonly HTMLElement[];

export function layOut(root: HTMLElement): void {
  const units = [...root.querySelectorAll<HTMLElement>('.unit')];
  const room = roomOf(root);
  const blocks = units.map((unit) => blocksIn(unit, room));
  const heights = units.map((unit, index) => ({
    blocks: heightsOf(unit, blocks[index] ?? []),
    opens: unit.dataset.opens !== undefined && unit.dataset.follows === undefined,
    follows: unit.dataset.follows !== undefined,
    ...(unit.dataset.place !== undefined && { goesOn: WITH_SLIDE }),
  }));
  const gap = Math.max(0, ...units.map((unit) => parseFloat(getComputedStyle(unit).marginBlockStart)));
  const sheets = sheetsOf(heights, room, gap).map((pieces) => {
    const { box, leaf, head, foot } = sheet();
    leaf.append(...pieces.map((piece) => placed(piece, units, blocks)));
    const [first] = pieces;
    return { box, head, foot, part: (first && units[first.unit]?.dataset.part) ?? '' };
  });
  const title = root.querySelector<HTMLElement>('.units')?.dataset.title ?? '';
  sheets.forEach(({ head, foot, part }, index) => {
    head.append(element('span', part), element('span', title));
    foot.append(element('span', `${(index + 1).toString()} of ${sheets.length.toString()}`));
  });
  root.replaceChildren(...sheets.map(({ box }) => box));
}

/** The height available on a sheet, between its running head and foot. */
function roomOf(root: HTMLElement): number {
  const { box, head, leaf, foot } = sheet();
  for (const line of [head, foot]) line.append('0');
  root.append(box);
  const room = leaf.clientHeight - parseFloat(getComputedStyle(leaf).paddingBlockStart);
  box.remove();
  return room;
}

function sheet() {
  const [box, head, leaf, foot] = [element('div'), element('p'), element('div'), element('p')];
  box.className = 'sheet';
  head.className = 'running head';
  leaf.className = 'leaf';
  foot.className = 'running foot';
  // Screen readers have this information elsewhere.
  for (const line of [head, foot]) line.ariaHidden = 'true';
  box.append(head, leaf, foot);
  return { box, head, leaf, foot };
}

/** From the top down. */
function blocksIn(unit: HTMLElement, room: number): Block[] {
  const blocks: Block[] = [];
  let leads: HTMLElement[] = [];
  for (const part of partsOf(unit, room)) {
    if (part.matches(LEADS)) leads.push(part);
    else {
      blocks.push([...leads, part]);
      leads = [];
    }
  }
  return leads.length > 0 ? [...blocks, leads] : blocks;
}

function partsOf(container: HTMLElement, room: number): HTMLElement[] {
  return childrenOf(container).flatMap((child) =>
    child.matches(CUT) || (child.offsetHeight > room && hasOnlyElements(child)) ? partsOf(child, room) : [child],
  );
}

const childrenOf = (container: HTMLElement) =>
  [...container.children].filter((child): child is HTMLElement => child instanceof HTMLElement);

const hasOnlyElements = ({ childNodes, children }: HTMLElement): boolean =>
  children.length > 0 && [...childNodes].every((node) => node instanceof Element || node.nodeValue?.trim() === '');

/** Each from the end of the one before it, so that together they are as high as the unit. */
function heightsOf(unit: HTMLElement, blocks: readonly Block[]): number[] {
  const { top, bottom } = unit.getBoundingClientRect();
  const ends = blocks.map((block, index) =>
    index === blocks.length - 1 ? bottom : Math.max(...block.map((one) => one.getBoundingClientRect().bottom)),
  );
  return ends.map((end, index) => Math.max(0, end - (ends[index - 1] ?? top)));
}

/** The unit itself, or on a later sheet, a copy of it around its remaining blocks. */
function placed({ unit: at, from, to }: Piece, units: readonly HTMLElement[], blocks: readonly Block[][]): HTMLElement {
  const unit = units[at];
  if (!unit) throw new RangeError(`There is no unit ${at.toString()}.`);
  return from === 0 ? unit : carried(unit, blocks[at]?.slice(from, to).flat() ?? []);
}

function carried(unit: HTMLElement, parts: readonly HTMLElement[]): HTMLElement {
  const copy = emptied(unit);
  copy.classList.add('continued');
  const copies = new Map<Element, HTMLElement>([[unit, copy]]);
  const copyOf = (original: Element): HTMLElement => {
    const known = copies.get(original);
    if (known) return known;
    const made = emptied(original);
    copies.set(original, made);
    if (original.parentElement) copyOf(original.parentElement).append(made);
    return made;
  };
  for (const part of parts) if (part.parentElement) copyOf(part.parentElement).append(part);
  return copy;
}

/** Clones an element without its children and id: ids stay where the unit begins, where links lead. */
function emptied(original: Element): HTMLElement {
  const copy = original.cloneNode(false);
  if (!(copy instanceof HTMLElement)) throw new TypeError('A clone is what its original is');
  for (const name of ['id', 'aria-labelledby', 'data-opens', 'data-follows']) copy.removeAttribute(name);
  return copy;
}

/** Links that get a page number, for paper: in the contents, and to figures in full at the end. */
const SAYS = '.contents a[href^="#"], a.in-full';

/** The same for links in a sentence: the number stands after the link. */
const SAYS_BEHIND = ':is(.notes, .came) a[href^="#"]:not(.cite a)';

/** Reserves room for the page numbers, before anything is measured. */
export function reservePages(root: HTMLElement): void {
  for (const link of root.querySelectorAll(SAYS)) link.append(' ', pageNumber());
  for (const link of root.querySelectorAll(SAYS_BEHIND)) {
    const note = element('span', ' (p.\u00a0', pageNumber(), ')');
    note.lang = 'en';
    note.className = 'own';
    link.after(note);
  }
}

function pageNumber(): HTMLElement {
  const page = element('span', '000');
  page.className = 'page';
  return page;
}

/** Fills in the page numbers: those of the sheets that the links lead to. */
export function numberPages(root: HTMLElement): void {
  const sheets = [...root.querySelectorAll('.sheet')];
  for (const link of root.querySelectorAll<HTMLAnchorElement>(`${SAYS}, ${SAYS_BEHIND}`)) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const page = sheets.findIndex((sheet) => target !== null && sheet.contains(target)) + 1;
    const number = link.querySelector('.page') ?? link.nextElementSibling?.querySelector('.page');
    number?.replaceChildren(page.toString());
  }
}
