/** Opening and closing lines of blocks, shared by `cut` and the checks. */

/**
 * Whether a line closes a block that was opened by this mark: the same sign, at least as often, and nothing else but
 * blanks. With three blanks before it at the most; four make it code.
 *
 * @param mark for example ```` ``` ```` or `:::`
 */
export function closes(line: string, mark: string): boolean {
  const [, indent = '', sign = ''] = /^([ \t]*)(`+|~+|:+)[ \t]*$/.exec(line) ?? [];
  return indent.length <= 3 && !indent.includes('\t') && sign.startsWith(mark);
}

/** A line without the marks of the quotes and lists around it. */
export const withoutMargin = (line: string): string => line.replace(/^[ \t>]*/, '');
