/** The info string of a fence after its language: `numbers` and groups of lines, `{2-5|7-14}`. */
import type { Code } from 'mdast';
import { closes, withoutMargin } from '../cut.ts';
import { message, type Message } from '../messages.ts';
import { nearest } from '../../nearest.ts';
import { placeOf, sourceOf } from '../parse.ts';

/** The lines that one step of a code block highlights, from 1, ascending. */
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

/** @param lines number of lines of the code */
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

/** The lines of `2-5,9`; undefined if one of them is outside the code. */
function linesOf(ranges: string, lines: number): LineGroup | undefined {
  const found = new Set<number>();
  for (const range of ranges.split(',')) {
    const [from = 0, to = from] = range.split('-').map(Number);
    if (from < 1 || to > lines || from > to) return undefined;
    for (let line = from; line <= to; line += 1) found.add(line);
  }
  return [...found].sort((a, b) => a - b);
}

/** `{1-2|3}`, `[1|2]`, `hl_lines="2 3"`, `.numberLines`, `title=x` */
const PIECES = /\{[^}]*\}|\[[^\]]*\]|[\w-]+=(?:"[^"]*"|'[^']*'|\{[^}]*\}|[^\s,}]+)|[^\s,{}[\]]+/g;
const NUMBERS =
  /^[.:+-]?(?:numbers?|number-?lines|line-?_?numbers?|lines?|linenos|linenums|show-?line-?numbers|rownumber)(?:[=:](?!false|0\b|"false|'false).*)?$/i;
const LINES =
  /^(?:code-line-numbers|data-line-numbers|hl_lines|highlight(?:-?lines)?|emphasize-lines|lines)=["'{]?([^"'}]*)["'}]?$/i;

/**
 * Converts another tool's info string to our form, ` ```c numbers {1-2|5} `; undefined without a language, or if
 * nothing of it can be kept.
 *
 * @param info with the language
 * @param lines number of lines of the code
 */
export function inOurForm(fence: string, info: string, lines: number): string | undefined {
  // Pandoc and Quarto put the whole info string in braces.
  const [, inner = info] = /^\{(.*)\}$/.exec(info.trim()) ?? [];
  const [first = '', ...words] = inner.match(PIECES) ?? [];
  const language = /^\.?([\w+#-]+)$/.exec(first)?.[1];
  if (language === undefined) return undefined;
  let numbers = false;
  const groups: string[] = [];
  for (const word of words) {
    const content = LINES.exec(word)?.[1] ?? /^[{[]([^}\]]*)[}\]]$/.exec(word)?.[1];
    if (NUMBERS.test(word)) numbers = true;
    if (content === undefined) continue;
    if (content.split(',').some((one) => NUMBERS.test(one.trim()))) numbers = true;
    const found = groupsOf(content, lines);
    if (found !== undefined) groups.push(found);
  }
  return [`${fence}${language}`, ...(numbers ? ['numbers'] : []), ...groups].join(' ');
}

/** `all|2,3|1-2`, `5: 1|2`, `2 3` as `{1-9|2,3|1-2}`; undefined if it is not a list of lines. */
function groupsOf(content: string, lines: number): string | undefined {
  const groups = content
    .replace(/^\s*\d+\s*:/, '')
    .split('|')
    .map((group) =>
      group
        .trim()
        .replaceAll(/(?<=\d)\s+(?=\d)/g, ',')
        .replaceAll(/\s/g, ''),
    )
    .filter((group) => group !== '' && !/^(?:hide|none)$/.test(group))
    .map((group) => (/^(?:all|\*)$/.test(group) ? `1-${lines}` : group));
  const isFit = groups.length > 0 && groups.every((group) => RANGES.test(group) && linesOf(group, lines));
  return isFit ? `{${groups.join('|')}}` : undefined;
}

/** Checks a fence: closed, in a known language, with line groups inside the code. */
export function checkCode(
  node: Code,
  { text, languages }: { readonly text: string; readonly languages: ReadonlySet<string> },
): Message[] {
  const place = placeOf(node);
  const [head = '', ...rest] = sourceOf(node, text).split('\n');
  const fence = /^(?:`{3,}|~{3,})/.exec(head)?.[0];
  if (fence === undefined) return [];

  const headPlace = { ...place, endColumn: place.column + head.trimEnd().length };
  const messages: Message[] = [];
  const code = node.value.split('\n');
  // A closing fence that is still inside the code was indented too far.
  const isClosed = closes(withoutMargin(rest.at(-1) ?? ''), fence) && !closes(withoutMargin(code.at(-1) ?? ''), fence);
  if (!isClosed) messages.push(message('fence-unclosed', headPlace, fence));
  const inner = code.find((line) => opensCode(line, fence));
  if (inner !== undefined) messages.push(message('fence-swallows', headPlace, inner.trim()));

  const { lang } = node;
  const info = head.trimEnd().slice(fence.length).trim();
  if (lang?.includes('{')) {
    const drawn = /^\{\.?([\w-]+)[ }]/.exec(info)?.[1];
    messages.push(
      drawn !== undefined && DRAWN.has(drawn.toLowerCase())
        ? message('code-diagram', headPlace, info)
        : message('code-meta', headPlace, info, inOurForm(fence, info, code.length)),
    );
    return messages;
  }
  if (lang && DRAWN.has(lang.toLowerCase())) {
    messages.push(message('code-diagram', headPlace, lang));
    return messages;
  }
  if (lang && !languages.has(lang.toLowerCase()))
    messages.push(message('code-language', headPlace, lang, nearest(lang, languages)));
  // One message per fence, however many of its words are unknown.
  const { faults } = readCodeMeta(node.meta ?? '', code.length);
  const unknown = faults.filter((one) => one.code === 'code-meta');
  const [first] = unknown.length > 0 ? unknown : faults;
  if (!first) return messages;
  const offset = Math.max(0, head.indexOf(first.found, fence.length + (lang?.length ?? 0)));
  const last = faults.filter((one) => one.code === first.code).at(-1)?.found ?? first.found;
  const end = head.lastIndexOf(last) + last.length;
  const at = { ...place, column: place.column + offset, endColumn: place.column + end };
  const found = head.slice(offset, end);
  messages.push(
    first.code === 'code-lines'
      ? message('code-lines', at, found, code.length)
      : message('code-meta', at, found, inOurForm(fence, info, code.length)),
  );
  return messages;
}

/** Fence languages that other tools render (diagrams, formulas) and that are rarely shown as code. */
const DRAWN: ReadonlySet<string> = new Set([
  ...['mermaid', 'plantuml', 'puml', 'graphviz', 'd2', 'ditaa', 'vega', 'vega-lite', 'wavedrom', 'svgbob', 'nomnoml'],
  ...['chart', 'chartjs', 'echarts', 'dataview', 'markmap', 'abc', 'math', 'katex', 'geojson', 'kroki', 'excalidraw'],
]);

/** Whether a line inside a fence opens another one: then the closing fence before it was probably forgotten. */
function opensCode(line: string, fence: string): boolean {
  const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})[^`\s]/.exec(line) ?? [];
  return mark.startsWith(fence);
}
