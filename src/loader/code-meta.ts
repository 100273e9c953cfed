/** What an author can write behind the language of a fence: `numbers` and groups of lines, `{2-5|7-14}`. */

/** One step of a code block: the lines it brings forward, from 1, in rising order. */
export type LineGroup = readonly number[];

export interface CodeMeta {
  readonly numbers: boolean;
  readonly groups: readonly LineGroup[];
}

export interface CodeFault {
  readonly code: 'code-meta' | 'code-lines';
  readonly found: string;
}

/** `2-5`, `7`, `2-5,9` */
const RANGES = /^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/;

/** @param lines how many lines the code has */
export function readCodeMeta(meta: string, lines: number): CodeMeta & { readonly faults: readonly CodeFault[] } {
  const faults: CodeFault[] = [];
  const groups: LineGroup[] = [];
  let numbers = false;
  for (const [word] of meta.matchAll(/\{[^}]*\}|\S+/g)) {
    if (word === 'numbers') {
      numbers = true;
    } else if (word.startsWith('{') && word.endsWith('}')) {
      for (const group of word.slice(1, -1).split('|')) {
        const text = group.replaceAll(/\s/g, '');
        const found = RANGES.test(text) ? linesOf(text, lines) : undefined;
        if (!RANGES.test(text)) faults.push({ code: 'code-meta', found: word });
        else if (!found) faults.push({ code: 'code-lines', found: text });
        else groups.push(found);
      }
    } else {
      faults.push({ code: 'code-meta', found: word });
    }
  }
  return { numbers, groups, faults };
}

/** The lines of `2-5,9`, or nothing when one of them is not among the code's. */
function linesOf(ranges: string, lines: number): LineGroup | undefined {
  const found = new Set<number>();
  for (const range of ranges.split(',')) {
    const [from = 0, to = from] = range.split('-').map(Number);
    if (from < 1 || to > lines || from > to) return undefined;
    for (let line = from; line <= to; line += 1) found.add(line);
  }
  return [...found].sort((a, b) => a - b);
}
