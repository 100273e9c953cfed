/**
 * Syntax of the lists. A row is boxes separated by ` | `, each `Name (kind): what it is`, with `absent` after the kind
 * of an absent box. A nested list is inside the last box of its item; a row that ends in ` |` continues in the next
 * item. Lists after the first are paths: with `Name: what happens there` a numbered one, at most one per machine; with
 * names alone an arrow.
 */
import { slug, type Block, type ContentProblem, type Item } from '../figure.ts';
import { boxesIn, kinds, type Arrow, type Box, type Hop, type Machine, type Row } from './model.ts';

type Place = readonly number[];

/** Maxima for boxes in a row and rows, and for nesting: more is not legible from the last row of seats. */
const MOST = 6;
const DEEPEST = 4;

const BOX = /^(.+?)(?: \(([^()]*)\))?(?:: (.+))?$/;

export function machineOf({ text, items }: Item, at: Place, faults: ContentProblem[]): Machine {
  const [, spoken] = /^\((.+)\)$/.exec(text) ?? [];
  if (text === '') faults.push({ at, found: 'no title', expected: 'one; in parentheses, it is not drawn' });
  if (items.length === 0) faults.push({ at, found: 'no row', expected: 'a list of rows inside' });
  return { title: spoken ?? text, isTitled: spoken === undefined, rows: rowsOf(items, { at, depth: 1 }, faults) };
}

function rowsOf(
  items: readonly Item[],
  { at, depth }: { readonly at: Place; readonly depth: number },
  faults: ContentProblem[],
): Row[] {
  const rows = joined(items);
  if (rows.length > MOST) faults.push({ at: [...at, MOST], found: `${rows.length} rows`, expected: 'six at the most' });
  return rows.map((row) => {
    const boxes = row.flatMap(({ item, index }) => {
      const place = [...at, index];
      if (depth === DEEPEST && item.items.length > 0)
        faults.push({ at: place, found: 'a list', expected: 'no more than four boxes inside each other' });
      const inside = depth === DEEPEST ? [] : rowsOf(item.items, { at: place, depth: depth + 1 }, faults);
      const texts = item.text.replace(/ \|$/, '').split(' | ');
      return texts.map((text, column) =>
        boxOf(text, { at: place, inside: column === texts.length - 1 ? inside : [] }, faults),
      );
    });
    if (boxes.length > MOST) {
      const place = [...at, row[0]?.index ?? 0];
      faults.push({ at: place, found: `${boxes.length} boxes`, expected: 'six in a row at the most' });
    }
    return boxes;
  });
}

interface Part {
  readonly item: Item;
  readonly index: number;
}

/** The items of each row: one that ends in ` |` continues in the next. */
const joined = (items: readonly Item[]): Part[][] =>
  items.reduce<Part[][]>((rows, item, index) => {
    const last = rows.at(-1);
    if (last?.at(-1)?.item.text.endsWith(' |')) last.push({ item, index });
    else rows.push([{ item, index }]);
    return rows;
  }, []);

function boxOf(
  text: string,
  { at, inside }: { readonly at: Place; readonly inside: readonly Row[] },
  faults: ContentProblem[],
): Box {
  const [, name = '', words, what = ''] = BOX.exec(text) ?? [];
  const said = words?.split(/, ?/) ?? [];
  const isAbsent = said.at(-1) === 'absent';
  const [word = 'host', more] = isAbsent ? said.slice(0, -1) : said;
  const kind = kinds.find((known) => known === word && more === undefined);
  const late = /\(([a-z]+)(?:, absent)?\)$/.exec(what)?.[1];
  if (slug(name) === '' || /^((hop|first)-)?\d+$/.test(slug(name))) {
    faults.push({ at, found: text, expected: 'a name with letters, other than `hop-1` or `first-1`' });
  } else if (!kind || [...kinds, 'absent'].some((known) => known === late)) {
    const known = kinds.map((one) => `\`${one}\``).join(', ');
    const expected = `\`Name (kind): what it is\`, where the kind is one of ${known}, or \`absent\`, or both with a comma`;
    faults.push({ at, found: text, expected });
  }
  return { name, kind: kind ?? 'host', isAbsent, text: what, item: at.at(-1) ?? 0, rows: inside };
}

/** Assigns each path to the machine that lacks fewest of its boxes; among equals, to the one with fewest paths. */
export function pathsOf(
  ways: readonly Block[],
  machines: readonly Machine[],
  faults: ContentProblem[],
): { hops: Hop[]; arrows: Arrow[] } {
  const hops: Hop[] = [];
  const arrows: Arrow[] = [];
  ways.forEach((way, index) => {
    const at = index + 1;
    const stops = way.kind === 'list' ? way.items.map(({ text }) => stopOf(text)) : [];
    const isArrow = stops.length > 1 && stops.every(({ text }) => text === '');
    const busy = isArrow ? arrows : hops;
    const paths = (machine: number) => busy.filter((one) => one.machine === machine).length;
    const free = [...machines.keys()].filter((machine) => isArrow || paths(machine) === 0);
    const strangersTo = (machine: number) => {
      const own = new Set(boxesIn(machines[machine]?.rows ?? []).map(({ name }) => name));
      return stops.flatMap(({ name }, stop) => (own.has(name) ? [] : [{ at: [at, stop], found: name }]));
    };
    const lack = (machine: number) => strangersTo(machine).length;
    const [machine] = free.sort((one, other) => lack(one) - lack(other) || paths(one) - paths(other));
    if (way.kind !== 'list' || machine === undefined) {
      const expected = 'one numbered list with words for each machine';
      faults.push({ at: [at], found: `a ${way.kind}`, expected });
      return;
    }
    if (!isArrow) {
      const mute = stops.flatMap(({ name, text }, stop) => (text === '' ? [{ at: [at, stop], found: name }] : []));
      faults.push(...mute.map((one) => ({ ...one, expected: '`Name: what happens there`' })));
    }
    faults.push(...strangersTo(machine).map((one) => ({ ...one, expected: 'a box of its machine' })));
    if (isArrow) arrows.push({ machine, names: stops.map(({ name }) => name) });
    else hops.push(...stops.map((stop, number) => ({ ...stop, machine, number: number + 1 })));
  });
  return { hops, arrows };
}

function stopOf(item: string): { name: string; text: string } {
  const [, name = item, text = ''] = /^(.+?): (.+)$/.exec(item) ?? [];
  return { name, text };
}
