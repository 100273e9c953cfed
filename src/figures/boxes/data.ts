/**
 * Machines as stacked and nested boxes. Each item of a list is a machine with its title; the nested items are its rows,
 * from the top (guests) to the bottom (hardware). `read.ts` documents the syntax of rows, and of the lists after the
 * first, which are paths.
 */
import { lookalike, onlyBlock, slug, type ContentProblem, type Figure, type ForLoader } from '../figure.ts';
import { ended } from '../said.ts';
import { boxesIn, type Box, type Boxes, type Machine, type Row } from './model.ts';
import { machineOf, pathsOf } from './read.ts';

export type Shown =
  | { readonly kind: 'whole' }
  /** Number of rows shown, from the bottom. */
  | { readonly kind: 'built'; readonly rows: number }
  /** Number of machines shown. */
  | { readonly kind: 'first'; readonly machines: number }
  /** Slug of a box, the same in all machines. */
  | { readonly kind: 'chosen'; readonly box: string }
  /** Current hop, counted over all paths, from 1. */
  | { readonly kind: 'hop'; readonly hop: number };

export const boxes: Figure<Boxes, Shown> = {
  name: 'boxes',
  label: 'Layers',

  read(blocks) {
    const [list, ...ways] = blocks;
    const { data, problems } = onlyBlock(list ? [list] : [], 'list');
    if (problems) return { problems };
    const faults: ContentProblem[] = [];
    if (data.items.length > 4)
      faults.push({ at: [0, 4], found: `${data.items.length} machines`, expected: 'one to four' });
    const machines = data.items.map((item, index) => machineOf(item, [0, index], faults));
    const paths = pathsOf(ways, machines, faults);
    return faults.length > 0 ? { problems: faults } : { data: { machines, ...paths } };
  },

  decode(text, { machines, hops }) {
    if (text === '') return { kind: 'whole' };
    const [, word = '', digits = ''] = /^(|first-|hop-)(0|[1-9]\d?)$/.exec(text) ?? [];
    const count = Number(digits);
    if (digits === '') return isBox(machines, text) ? { kind: 'chosen', box: text } : undefined;
    switch (word) {
      case 'first-':
        return count <= machines.length ? { kind: 'first', machines: count } : undefined;
      case 'hop-':
        return count > 0 && count <= hops.length ? { kind: 'hop', hop: count } : undefined;
      default:
        return count <= height(machines) ? { kind: 'built', rows: count } : undefined;
    }
  },

  encode(shown) {
    switch (shown.kind) {
      case 'whole':
        return '';
      case 'built':
        return `${shown.rows}`;
      case 'first':
        return `first-${shown.machines}`;
      case 'chosen':
        return shown.box;
      case 'hop':
        return `hop-${shown.hop}`;
    }
  },

  describe(shown, { machines, hops }) {
    switch (shown.kind) {
      case 'whole':
        return `${machines.map(({ title }) => short(title)).join(' and ')}: ${levels(machines)}.`;
      case 'built': {
        if (shown.rows === 0) return `${levels(machines)}, from the bottom up.`;
        return describeLevel(machines, shown.rows);
      }
      case 'first': {
        const title = machines[shown.machines - 1]?.title.replace(/[.:]$/, '');
        const { length } = machines;
        return title === undefined ? `${length}, one by one.` : `${shown.machines} of ${length}: ${title}.`;
      }
      case 'chosen':
        return describeBox(machines, shown.box);
      case 'hop': {
        const hop = hops[shown.hop - 1];
        if (!hop) return '';
        const { length } = hops.filter(({ machine }) => machine === hop.machine);
        return `${hop.number} of ${length}, ${hop.name}: ${hop.text}.`;
      }
    }
  },
};

export const boxesForLoader: ForLoader<Boxes, Shown> = {
  mixedUp({ machines }) {
    const found = machines.flatMap(({ rows }, index) => placesIn(rows, [0, index]));
    return lookalike(
      found.map(({ name }) => name),
      (index) => found[index]?.at ?? [0],
    );
  },

  examples: ({ machines, hops }) => [
    '1',
    ...machines.flatMap(({ rows }) => boxesIn(rows).map(({ name }) => slug(name))),
    ...hops.map((_, index) => `hop-${index + 1}`),
    ...machines.map((_, index) => `first-${index + 1}`),
  ],

  says: ({ machines, hops }) => [
    ...machines.map(({ title, rows }) =>
      [title.replace(/[.:]$/, ''), stackOf(rows)].filter(Boolean).map(ended).join(' '),
    ),
    ...machines.flatMap(({ rows }) =>
      boxesIn(rows)
        .filter(({ text }) => text !== '')
        .map(({ name, text }) => ended(`${name}: ${text}`)),
    ),
    ...hops.map(({ name, text }) => ended(`${name}: ${text}`)),
  ],
};

/** `dom0 and domU on Xen on Devices and Processor`, `Host with Guest on Processor`. */
function stackOf(rows: readonly Row[]): string {
  const said = rows.map((row) => {
    const names = row.map(({ name, rows: inside }) => (inside.length > 0 ? `${name} with ${stackOf(inside)}` : name));
    return new Intl.ListFormat('en').format([...new Set(names)]);
  });
  return said.join(' on ');
}

const placesIn = (rows: readonly Row[], at: readonly number[]): { name: string; at: readonly number[] }[] =>
  rows.flat().flatMap((box) => {
    const place = [...at, box.item];
    return [{ name: box.name, at: place }, ...placesIn(box.rows, place)];
  });

const isBox = (machines: readonly Machine[], id: string): boolean =>
  machines.some(({ rows }) => boxesIn(rows).some(({ name }) => slug(name) === id));

export const height = (machines: readonly Machine[]): number => Math.max(...machines.map(({ rows }) => rows.length));

const levels = (machines: readonly Machine[]): string => {
  const count = height(machines);
  return `${count} ${count === 1 ? 'level' : 'levels'}`;
};

/** `Level 2. Type-1: Hypervisor. Type-2: Kernel, Hypervisor.` */
function describeLevel(machines: readonly Machine[], level: number): string {
  const told = machines.flatMap(({ title, rows }) => {
    const names = (rows.at(-level) ?? []).map(({ name }) => name).join(', ');
    return names === '' ? [] : [machines.length > 1 ? `${short(title)}: ${names}` : names];
  });
  return `Level ${level}. ${told.join('. ')}.`;
}

/** The kind of a box for screen readers; empty if the name already says it. */
export function roleOf({ name, kind, isAbsent }: Box): string {
  return [...(slug(name) === kind ? [] : [kind]), ...(isAbsent ? ['absent'] : [])].join(', ');
}

/** Names the machine if the box differs between the machines. */
function describeBox(machines: readonly Machine[], id: string): string {
  const found = machines.flatMap(({ title, rows }) =>
    boxesIn(rows)
      .filter(({ name }) => slug(name) === id)
      .map((box) => ({ name: box.name, says: box.text === '' ? roleOf(box) : box.text, machine: short(title) })),
  );
  const texts = new Map(found.map(({ says, machine }) => [says, machine]));
  const told = [...texts].map(([says, machine]) => (texts.size > 1 ? `${says} (${machine})` : says));
  return `${[found[0]?.name ?? '', told.filter(Boolean).join('; ')].filter(Boolean).join(': ')}.`;
}

/** `Type-1 (native hypervisors)` is called Type-1. */
export const short = (title: string): string => title.split(/ [(–-]|:/)[0] ?? title;
