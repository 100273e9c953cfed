import type { Code } from 'mdast';
import { inOurForm, readCodeMeta } from '../code-meta.ts';
import { closes, withoutMargin } from '../fence.ts';
import { message, type Message } from '../messages.ts';
import { nearest } from './nearest.ts';
import { placeOf, sourceOf } from '../place.ts';

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
  // One message a fence, however many of its words are unknown.
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

/** Whether a line looks like code: then the fence around it was probably forgotten. */
function opensCode(line: string, fence: string): boolean {
  const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})[^`\s]/.exec(line) ?? [];
  return mark.startsWith(fence);
}
