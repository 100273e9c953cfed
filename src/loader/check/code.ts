import type { Code } from 'mdast';
import { readCodeMeta } from '../code-meta.ts';
import { closes, withoutMargin } from '../fence.ts';
import { message, type Message } from '../messages.ts';
import { nearest } from './nearest.ts';
import { placeOf, sourceOf } from '../place.ts';

/** Closed, in a language we know, with groups of lines that it has. */
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
  // A closing line that is code all the same was indented too far.
  const isClosed = closes(withoutMargin(rest.at(-1) ?? ''), fence) && !closes(withoutMargin(code.at(-1) ?? ''), fence);
  if (!isClosed) messages.push(message('fence-unclosed', headPlace, fence));
  const inner = code.find((line) => opensCode(line, fence));
  if (inner !== undefined) messages.push(message('fence-swallows', headPlace, inner.trim()));

  const { lang } = node;
  if (lang?.includes('{')) messages.push(message('code-meta', headPlace, lang));
  else if (lang && !languages.has(lang.toLowerCase()))
    messages.push(message('code-language', headPlace, lang, nearest(lang, languages)));
  for (const { code: fault, found } of readCodeMeta(node.meta ?? '', code.length).faults) {
    const offset = head.indexOf(found);
    const at =
      offset === -1
        ? headPlace
        : { ...place, column: place.column + offset, endColumn: place.column + offset + found.length };
    messages.push(fault === 'code-lines' ? message(fault, at, found, code.length) : message(fault, at, found));
  }
  return messages;
}

/** Whether a line of code looks like the beginning of more code: then the fence around it was probably forgotten. */
function opensCode(line: string, fence: string): boolean {
  const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})[^`\s]/.exec(line) ?? [];
  return mark.startsWith(fence);
}
