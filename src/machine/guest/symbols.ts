/** Symbols and source lines of the guest by address. */
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

/** Static variables of functions. */
const statics: readonly Named[] = Object.values(facts.functions).flatMap(({ blocks }) =>
  blocks.flatMap(([, , variables]) =>
    variables.flatMap(([name, type, where, place]) =>
      where === 'static' ? [{ name, low: place, high: place + sizeOf(type) }] : [],
    ),
  ),
);

const named = [...functions, ...globals, ...statics];

/** As GDB writes it between `<` and `>`: `sys_open+4`; undefined outside of symbols with a size. */
export function nameAt(address: number): string | undefined {
  const found = named.find(({ low, high }) => address >= low && address < high);
  if (found === undefined) return undefined;
  return address === found.low ? found.name : `${found.name}+${address - found.low}`;
}

export interface Line {
  readonly file: FileName;
  readonly line: number;
  /** The line's first address. */
  readonly address: number;
}

/** All lines with code, by address; line 0 marks the end of a file's code. */
export const lines: readonly Line[] = (['start.S', 'kernel.c', 'user.c'] as const).flatMap((file) => {
  let [address] = facts.lines[file];
  let line = 0;
  return facts.lines[file][1].map(([words, more]) => {
    address += 4 * words;
    line += more;
    return { file, line, address };
  });
});

/** The line of an address, as GDB determines it. */
export function lineAt(address: number): Line | undefined {
  const found = lines.findLast((line) => line.address <= address);
  return found === undefined || found.line === 0 ? undefined : found;
}
