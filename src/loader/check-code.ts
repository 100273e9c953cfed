import type { Code } from 'mdast';
import { readCodeMeta } from './code-meta.ts';
import { message, type Message } from './messages.ts';
import { nearest } from './nearest.ts';
import { placeOf, sourceOf } from './place.ts';

/** Closed, in a language we know, with groups of lines that it has. */
export function checkCode(
  node: Code,
  { text, languages }: { readonly text: string; readonly languages: readonly string[] },
): Message[] {
  const place = placeOf(node);
  const [head = '', ...rest] = sourceOf(node, text).split('\n');
  const fence = /^(?:`{3,}|~{3,})/.exec(head)?.[0];
  if (fence === undefined) return [];

  const headPlace = { ...place, endColumn: place.column + head.trimEnd().length };
  const messages: Message[] = [];
  const last =
    rest
      .at(-1)
      ?.replace(/^[>\s]*/, '')
      .trimEnd() ?? '';
  const isClosed = last.length >= fence.length && last === (fence[0] ?? '').repeat(last.length);
  if (!isClosed) messages.push(message('fence-unclosed', headPlace, fence));

  const { lang } = node;
  if (lang && !languages.includes(lang))
    messages.push(message('code-language', headPlace, lang, nearest(lang, languages)));
  const lines = node.value.split('\n').length;
  for (const { code, found } of readCodeMeta(node.meta ?? '', lines).faults) {
    const offset = head.indexOf(found);
    const at =
      offset === -1
        ? headPlace
        : { ...place, column: place.column + offset, endColumn: place.column + offset + found.length };
    messages.push(code === 'code-lines' ? message(code, at, found, lines) : message(code, at, found));
  }
  return messages;
}
