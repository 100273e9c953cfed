/** Moves the units of the handout to sheets: measures their blocks, and lets `sheets.ts` decide. */
import { element } from '../shared/panel.ts';
import { sheetsOf, type Piece } from './sheets.ts';

/** What may go on to the next sheet between its children; all else stays whole while a sheet has room for it. */
const CUT = '.unit, .notes, .contents, .chapters, .sources ol, .glossary dl';

/** What stays with what follows it: a heading, a word that is explained, and the slide beside its number. */
const LEADS = 'h1, h2, h3, .glossary dt, .shown';

/** A slide, and at least one block of what is said to it. */
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

/** How high the leaf of a sheet is, between its running lines. */
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
  // Who is read the pages hears of them otherwise.
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

/** The unit itself, or where it goes on, a copy of it around what is left. */
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

/** An id stays where the unit begins, where links lead. */
function emptied(original: Element): HTMLElement {
  const copy = original.cloneNode(false);
  if (!(copy instanceof HTMLElement)) throw new TypeError('A clone is what its original is');
  for (const name of ['id', 'aria-labelledby', 'data-opens', 'data-follows']) copy.removeAttribute(name);
  return copy;
}

/** What says by a page's number where something is found, for who cannot press a link: the contents, and the figures that are told in full at the end. */
const SAYS = '.contents a[href^="#"], a.in-full';

/** In a sentence, behind the link. */
const SAYS_BEHIND = ':is(.notes, .came) a[href^="#"]:not(.cite a)';

/** Room for the numbers, before anything is measured. */
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

/** The same links, with the numbers of the sheets that they lead to. */
export function numberPages(root: HTMLElement): void {
  const sheets = [...root.querySelectorAll('.sheet')];
  for (const link of root.querySelectorAll<HTMLAnchorElement>(`${SAYS}, ${SAYS_BEHIND}`)) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const page = sheets.findIndex((sheet) => target !== null && sheet.contains(target)) + 1;
    const number = link.querySelector('.page') ?? link.nextElementSibling?.querySelector('.page');
    number?.replaceChildren(page.toString());
  }
}
