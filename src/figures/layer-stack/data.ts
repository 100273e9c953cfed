/**
 * Stacks of layers. Each item of a list is a stack with its title; the nested items are its levels from top (guests) to
 * bottom (hardware). Boxes on one level are separated by ` | `; each is `Name (role): what it is`. Numbered lists after
 * it, one for a stack at the most, are the paths of requests: `Name: what happens there`.
 */
import {
  lookalike,
  onlyBlock,
  slug,
  type Block,
  type Figure,
  type ForLoader,
  type Item,
  type ContentProblem,
} from '../figure.ts';

export const roles = ['guest', 'program', 'kernel', 'hypervisor', 'hardware'] as const;

export type Role = (typeof roles)[number];

/** A box on a level. */
export interface Layer {
  readonly name: string;
  readonly role: Role;
  /** Description; may be empty. */
  readonly text: string;
}

export interface Stack {
  readonly title: string;
  /** Top to bottom. */
  readonly levels: readonly (readonly Layer[])[];
}

export interface Hop {
  readonly name: string;
  readonly text: string;
  /** Index of the stack that it is in, as are all hops of its path. */
  readonly stack: number;
  /** Number in its path, from 1. */
  readonly number: number;
}

export interface Stacks {
  readonly stacks: readonly Stack[];
  /** Of all paths, one path after the other. */
  readonly hops: readonly Hop[];
}

export type Shown =
  | { readonly kind: 'whole' }
  /** Number of levels shown, from the bottom. */
  | { readonly kind: 'built'; readonly levels: number }
  /** Slug of a layer, the same in all stacks. */
  | { readonly kind: 'chosen'; readonly layer: string }
  /** Current hop, counted over all paths, from 1. */
  | { readonly kind: 'hop'; readonly hop: number };

/** `Xen (hypervisor): in charge of the processor` */
const LAYER = /^([^(:]+?) \(([a-z]+)\)(?:: (.+))?$/;

export const layerStack: Figure<Stacks, Shown> = {
  name: 'layer-stack',
  label: 'Layers',

  read(blocks) {
    const [list, ...ways] = blocks;
    const { data, problems } = onlyBlock(list ? [list] : [], 'list');
    if (problems) return { problems };
    const faults: ContentProblem[] = [];
    if (data.items.length > 2)
      faults.push({ at: [0, 2], found: `${data.items.length} stacks`, expected: 'one or two' });
    const stacks = data.items.map((item, index) => stackOf(item, [0, index], faults));
    const free = [...stacks.keys()];
    const hops = ways.flatMap((way, index) => pathOf(way, index + 1, { stacks, free }, faults));
    return faults.length > 0 ? { problems: faults } : { data: { stacks, hops } };
  },

  decode(text, { stacks, hops }) {
    if (text === '') return { kind: 'whole' };
    if (/^(0|[1-9]\d?)$/.test(text)) {
      const levels = Number(text);
      return levels <= height(stacks) ? { kind: 'built', levels } : undefined;
    }
    const hop = Number(/^hop-([1-9]\d?)$/.exec(text)?.[1] ?? 0);
    if (hop > 0) return hop <= hops.length ? { kind: 'hop', hop } : undefined;
    const isLayer = stacks.some(({ levels }) => levels.flat().some(({ name }) => slug(name) === text));
    return isLayer ? { kind: 'chosen', layer: text } : undefined;
  },

  encode(shown) {
    switch (shown.kind) {
      case 'whole':
        return '';
      case 'built':
        return `${shown.levels}`;
      case 'chosen':
        return shown.layer;
      case 'hop':
        return `hop-${shown.hop}`;
    }
  },

  describe(shown, { stacks, hops }) {
    switch (shown.kind) {
      case 'whole':
        return `${height(stacks)} levels; choose one to see what it is.`;
      case 'built': {
        const names = stacks.map(({ levels }) =>
          levels[levels.length - shown.levels]?.map(({ name }) => name).join(', '),
        );
        if (shown.levels === 0) return `${height(stacks)} levels, from the bottom up.`;
        return `Level ${shown.levels}: ${[...new Set(names)].filter(Boolean).join('; ')}.`;
      }
      case 'chosen':
        return describeLayer(stacks, shown.layer);
      case 'hop': {
        const hop = hops[shown.hop - 1];
        if (!hop) return '';
        const { length } = hops.filter(({ stack }) => stack === hop.stack);
        return `${hop.number} of ${length}, ${hop.name}: ${hop.text}.`;
      }
    }
  },
};

export const layerStackForLoader: ForLoader<Stacks, Shown> = {
  mixedUp({ stacks }) {
    const layers = stacks.flatMap(({ levels }, stack) =>
      levels.flatMap((level, at) => level.map(({ name }) => ({ name, at: [0, stack, at] }))),
    );
    return lookalike(
      layers.map(({ name }) => name),
      (index) => layers[index]?.at ?? [0],
    );
  },

  examples: ({ stacks, hops }) => [
    '1',
    ...stacks.flatMap(({ levels }) => levels.flat().map(({ name }) => slug(name))),
    ...hops.map((_, index) => `hop-${index + 1}`),
  ],
};

/** Names the stack if the layer differs between the stacks. */
function describeLayer(stacks: readonly Stack[], id: string): string {
  const found = stacks.flatMap(({ title, levels }) =>
    levels
      .flat()
      .filter(({ name }) => slug(name) === id)
      .map(({ name, role, text }) => ({ name, says: text === '' ? role : text, stack: short(title) })),
  );
  const texts = new Map(found.map(({ says, stack }) => [says, stack]));
  const told = [...texts].map(([says, stack]) => (texts.size > 1 ? `${says} (${stack})` : says));
  return `${found[0]?.name ?? ''}: ${told.join('; ')}.`;
}

/** `Type-1 (native hypervisors)` is called Type-1. */
const short = (title: string): string => title.split(/ [(–-]|:/)[0] ?? title;

export const height = (stacks: readonly Stack[]): number => Math.max(...stacks.map(({ levels }) => levels.length));

function stackOf({ text, items }: Item, at: readonly number[], faults: ContentProblem[]): Stack {
  if (items.length < 2) faults.push({ at, found: `${items.length} levels`, expected: 'two levels or more inside' });
  const levels = items.map((level, index) => {
    const place = [...at, index];
    if (level.items.length > 0) faults.push({ at: place, found: 'a list', expected: 'things divided by ` | `' });
    return level.text.split(' | ').map((one) => {
      const [, name = '', word = '', what = ''] = LAYER.exec(one) ?? [];
      const role = roles.find((known) => known === word);
      if (role && (slug(name) === '' || /^(hop-)?\d+$/.test(slug(name)))) {
        faults.push({ at: place, found: one, expected: 'a name with letters, other than `hop-1`' });
      } else if (!role) {
        const expected = `\`Name (role): what it is\`, where the role is one of ${roles.map((known) => `\`${known}\``).join(', ')}`;
        faults.push({ at: place, found: one, expected });
      }
      return { name, role: role ?? 'guest', text: what };
    });
  });
  return { title: text, levels };
}

/**
 * A path is in the stack without one that lacks fewest of its layers.
 *
 * @param free the stacks without one; that of this path is taken out
 */
function pathOf(
  way: Block,
  at: number,
  { stacks, free }: { stacks: readonly Stack[]; free: number[] },
  faults: ContentProblem[],
): Hop[] {
  if (way.kind !== 'list' || free.length === 0) {
    faults.push({ at: [at], found: `a ${way.kind}`, expected: 'one numbered list for each stack' });
    return [];
  }
  const hops = way.items.map(({ text }, index) => {
    const [, name = text, what = ''] = /^(.+?): (.+)$/.exec(text) ?? [];
    if (what === '') faults.push({ at: [at, index], found: text, expected: '`Name: what happens there`' });
    return { name, text: what, number: index + 1 };
  });
  const strangersTo = (stack: number) =>
    hops.filter((hop) => !stacks[stack]?.levels.flat().some(({ name }) => name === hop.name));
  free.sort((one, other) => strangersTo(one).length - strangersTo(other).length);
  const stack = free.shift() ?? 0;
  for (const { name, number } of strangersTo(stack))
    faults.push({ at: [at, number - 1], found: name, expected: 'a layer of its stack' });
  return hops.map((hop) => ({ ...hop, stack }));
}
