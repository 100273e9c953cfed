/** What stands at an address of the guest: a function or a variable, and a line of its sources. */
import { facts } from './built/facts.ts';
import type { FileName } from './facts.ts';

interface Named {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

const sizeOf = (type: string): number => facts.types[type]?.size ?? 0;

const functions: readonly Named[] = Object.entries(facts.functions).map(([name, { low, high }]) => ({
  name,
  low,
  high,
}));

const globals: readonly Named[] = Object.entries(facts.globals).map(([name, [low, type]]) => ({
  name,
  low,
  high: low + sizeOf(type),
}));

/** Variables of functions that lie in memory for good. */
const statics: readonly Named[] = Object.values(facts.functions).flatMap(({ blocks }) =>
  blocks.flatMap(([, , variables]) =>
    variables.flatMap(([name, type, where, place]) =>
      where === 'static' ? [{ name, low: place, high: place + sizeOf(type) }] : [],
    ),
  ),
);

const named = [...functions, ...globals, ...statics];

/** As GDB has it between `<` and `>`: `sys_open+4`; nothing outside of what has a name and a size. */
export function nameAt(address: number): string | undefined {
  const found = named.find(({ low, high }) => address >= low && address < high);
  if (found === undefined) return undefined;
  return address === found.low ? found.name : `${found.name}+${address - found.low}`;
}

export interface Line {
  readonly file: FileName;
  readonly line: number;
  /** The first address that is the line's. */
  readonly address: number;
}

/** All lines that have code, by address; line 0 is the end of a file's. */
export const lines: readonly Line[] = (['start.S', 'kernel.c', 'user.c'] as const).flatMap((file) => {
  let [address] = facts.lines[file];
  let line = 0;
  return facts.lines[file][1].map(([words, more]) => {
    address += 4 * words;
    line += more;
    return { file, line, address };
  });
});

/** The line that an address belongs to: the one that GDB finds. */
export function lineAt(address: number): Line | undefined {
  const found = lines.findLast((line) => line.address <= address);
  return found === undefined || found.line === 0 ? undefined : found;
}
