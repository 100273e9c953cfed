/** Parses options of commands; wrong ones are refused with a suggestion. */
import { parseArgs } from 'node:util';
import { nearest } from '../nearest.ts';

/** Options for `parseArgs`; `needs` describes the value for messages: `a file name`. */
export type Flags = Readonly<Record<string, Flag>>;

type Flag =
  | { readonly type: 'boolean'; readonly default?: boolean }
  | { readonly type: 'string'; readonly needs: string; readonly default?: string };

/**
 * A message about what `parseArgs` would reject, in better words than its own; undefined if it accepts all.
 *
 * @param hasFiles whether positional arguments are allowed
 */
export function wrongFlag(args: readonly string[], flags: Flags, { hasFiles = false } = {}): string | undefined {
  const { tokens } = parseArgs({ args: [...args], options: flags, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional' && !hasFiles) return `Unexpected argument "${token.value}".`;
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (!flag) {
      const meant = nearest(name, [...Object.keys(flags), 'help']);
      return `Unknown option ${rawName}${meant === undefined ? '' : `, did you mean --${meant}?`}`;
    }
    // A value that begins with a dash was meant as the next option, unless it is written with `=`.
    const isForgotten = (value ?? '') === '' || (token.inlineValue === false && value?.startsWith('-'));
    if (flag.type === 'string' && isForgotten) return `${rawName} needs ${flag.needs}.`;
    if (flag.type === 'boolean' && value !== undefined) return `${rawName} takes no value.`;
  }
  return undefined;
}

interface Line<Known extends Flags> {
  readonly args: string[];
  readonly options: Known;
}

type Values<Known extends Flags> = ReturnType<typeof parseArgs<Line<Known>>>['values'];

/** The values of a command line, or a message about what is wrong with it. */
export const readFlags = <const Known extends Flags>(args: readonly string[], flags: Known): Values<Known> | string =>
  wrongFlag(args, flags) ?? parseArgs<Line<Known>>({ args: [...args], options: flags }).values;

/** For a command without options. */
export const noFlags = (args: readonly string[]): string | object => readFlags(args, {});
