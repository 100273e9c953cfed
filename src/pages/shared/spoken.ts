/**
 * Turns the structure of a slide into text, for the deck's live region and for the speaker view's line about the next
 * step. Needs no DOM; `part.ts` reads a slide from the page.
 */
import { ended, saidOfTable } from '../../figures/said.ts';
import type { Year } from '../../year.ts';

/** A node of a slide, with what matters for its text. */
export interface Part {
  readonly tag: string;
  readonly classes: readonly string[];
  /** `data-` attributes, named as in `dataset`. */
  readonly data: Readonly<Record<string, string | undefined>>;
  readonly isHidden: boolean;
  /** Of a picture. */
  readonly alt: string;
  readonly children: readonly (Part | string)[];
}

export interface Moment {
  /** Steps taken on the slide, from 0. */
  readonly step: number;
  readonly year: Year;
}

interface Move extends Moment {
  /** Steps taken before on this slide; absent if it was another. */
  readonly from: number | undefined;
  /** Steps of the slide. */
  readonly steps: number;
  /** Where the slide is: `Slide 6 of 44`. */
  readonly place: string;
}

/** The announcement of a move. A new slide begins with its place, which tells it from a step. */
export function saidOfMove(slide: Part, { from, place, steps, ...moment }: Move): string {
  const { step } = moment;
  if (from === undefined) return inOneGo([place, ...saidOf(slide, moment)]);
  if (step >= from) return inOneGo(saidOfStep(slide, moment));
  if (step > 0) return inOneGo([`Back to step ${step} of ${steps}`, ...saidOfStep(slide, moment)]);
  return inOneGo(['Back to the start of the slide', ...figuresIn(slide).flatMap((figure) => saidOf(figure, moment))]);
}

/** What the last step added: the elements it showed, the lines of code it points at, a figure's sentence. */
export function saidOfStep(slide: Part, moment: Moment): string[] {
  /** @param around the nearest figure or listing */
  const look = (part: Part, around: Part): string[] => {
    const isBrought = indexOf(part) === moment.step - 1;
    if (isBrought && part.classes.includes('figure-step')) return saidOf(around, moment);
    if (isBrought && part.classes.includes('code-step')) return linesOf(around, part.data['group'] ?? '');
    if (isBrought) return saidOf(part, moment);
    const inner = isFigure(part) || part.classes.includes('code') ? part : around;
    return part.children.flatMap((child) => (typeof child === 'string' ? [] : look(child, inner)));
  };
  return look(slide, slide);
}

/**
 * The visible text of a part, without later steps: one string per paragraph, item, line of code and row. A figure gives
 * its sentence, without cells and buttons; lines of code have no numbers, and an address is only its host.
 */
export function saidOf(part: Part, moment: Moment): string[] {
  const said: string[] = [];
  let line = '';
  const end = () => {
    const text = line.replaceAll(/\s+/g, ' ').trim();
    if (text !== '') said.push(text);
    line = '';
  };
  const add = (node: Part | string): void => {
    if (typeof node === 'string') {
      line += node;
      return;
    }
    if (isUnsaid(node, moment)) return;
    if (node.tag === 'img') line += ` ${node.alt} `;
    else if (node.tag === 'br') line += ' ';
    else if (node.classes.includes('address')) line += hostOf(textOf(node));
    // Joined to the topic before it.
    else if (node.classes.includes('minutes')) said.push([said.pop() ?? '', textOf(node).trim()].join(', '));
    else if (INLINE.includes(node.tag) && !node.classes.includes('line-text')) node.children.forEach(add);
    else {
      end();
      const whole = node.tag === 'table' ? rowsOf(node, moment) : sentenceIn(node);
      if (whole) said.push(...whole);
      else node.children.forEach(add);
      end();
    }
  };
  add(part);
  end();
  return said;
}

/** Joins texts, each but the last with a full stop unless it ends in punctuation. */
export const inOneGo = (texts: readonly string[]): string =>
  texts.map((text, index) => (index < texts.length - 1 ? ended(text) : text)).join(' ');

/** Elements that stand in a line of text. */
const INLINE =
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(' ');

/** Classes that are not the slide's own text: furniture, speaker's notes, line numbers. */
const UNSAID = ['furniture', 'notes', 'line-number'];

function isUnsaid(part: Part, { step, year }: Moment): boolean {
  if (part.isHidden || part.tag === 'svg' || part.classes.some((name) => UNSAID.includes(name))) return true;
  return (indexOf(part) ?? -1) >= step || (part.classes.includes('since') && year !== 'today');
}

const indexOf = ({ data }: Part): number | undefined =>
  data['fragmentIndex'] === undefined ? undefined : Number(data['fragmentIndex']);

const isFigure = ({ data }: Part): boolean => data['figure'] !== undefined;

const partsIn = (part: Part): Part[] =>
  part.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...partsIn(child)]));

const figuresIn = (part: Part): Part[] => partsIn(part).filter(isFigure);

/** The sentence under a figure's drawing; undefined if it is not drawn, and its content is read instead. */
function sentenceIn(part: Part): string[] | undefined {
  if (!isFigure(part)) return undefined;
  const text = textOf(partsIn(part).find(({ classes }) => classes.includes('says')) ?? '').trim();
  return text === '' ? undefined : [text];
}

const textOf = (node: Part | string): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''));

/** One string per row; with more than two columns, each cell is preceded by its column's name. */
function rowsOf(table: Part, moment: Moment): readonly string[] {
  const rows = partsIn(table).filter(({ tag }) => tag === 'tr');
  const [head = [], ...cells] = rows.map(({ children }) =>
    children.flatMap((cell) => (typeof cell === 'string' ? [] : [saidOf(cell, moment).join(' ')])),
  );
  return saidOfTable(head, cells).slice(head.length > 2 && head.some(Boolean) ? 1 : 0);
}

/** The lines that a group of a listing points at. */
const linesOf = (listing: Part, group: string): string[] =>
  partsIn(listing)
    .filter(({ data }) => (data['groups'] ?? '').split(' ').includes(group))
    .flatMap((line) => saidOf(line, { step: Infinity, year: 'then' }));

const hostOf = (address: string): string => /^\w+:\/\/([^/]+)/.exec(address)?.[1] ?? address;
