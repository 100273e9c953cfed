import * as v from 'valibot';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Place, TalkMeta } from '../../talk.ts';
import { message, type Message } from '../messages.ts';
import { nearest } from './nearest.ts';
import type { SourceFile } from '../read.ts';
import { check, date, duration } from './schema.ts';

const text = (what: string) => v.pipe(v.string(), v.nonEmpty(), v.description(what));
const isLanguage = (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

const talkYaml = v.strictObject({
  title: text('the title of the talk'),
  subtitle: v.optional(text('a line under the title')),
  author: v.pipe(
    v.strictObject({
      name: text('the name of the speaker'),
      email: v.optional(v.pipe(v.string(), v.email(), v.description('an e-mail address'))),
    }),
    v.description('a name and perhaps an e-mail below it'),
  ),
  event: text('the event where it is given'),
  date: v.pipe(date, v.length(10), v.description('the day of the talk, such as `2019-03-20`')),
  place: text('where the event is'),
  language: v.pipe(v.string(), v.check(isLanguage), v.description('a language tag such as `en`')),
  slot: v.pipe(duration, v.description('the length of the talk, such as `30m`')),
  url: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^https?:\/\/[^\s?#]+$/),
      v.transform((url) => url.replace(/\/*$/, '/')),
      v.description('the address of the published site, such as `https://example.org/talk/`'),
    ),
  ),
  licence: text('the licence of the text, such as `CC-BY-4.0`'),
});

/** `talk.yaml` from text to the talk's metadata; every fault is told with the place of its key. */
export function readMeta(file: SourceFile): { readonly meta?: TalkMeta; readonly messages: readonly Message[] } {
  const lines = new LineCounter();
  // The core schema has no timestamps: a date stays the text that was typed.
  const document = parseDocument(file.text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: file.path, line, column: col };
  };

  const [fault] = document.errors;
  if (fault) return { messages: [message('yaml-syntax', placeAt(fault.pos[0]), fault.message)] };

  if (!isMap(document.contents)) {
    return { messages: [message('yaml-syntax', placeAt(0), 'it holds no keys')] };
  }

  const result = check(talkYaml, document.toJS());
  if (!result.complaints) return { meta: result.value, messages: [] };
  const messages = result.complaints.map(({ kind, path, expected, received }) => {
    const key = path.join('.') || 'talk.yaml';
    if (kind === 'missing')
      return message('yaml-key-missing', placeAt(offsetOf(document, path.slice(0, -1))), key, expected[0] ?? '');
    const place = placeAt(offsetOf(document, path));
    if (kind === 'unknown')
      return message('yaml-key-unknown', place, key, expected, nearest(path.at(-1) ?? '', expected));
    return message('yaml-value', place, key, received, expected[0] ?? '');
  });
  return { messages };
}

/** Where the key at this path begins in the file. */
function offsetOf(document: Document, path: readonly string[]): number {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1)) : document.contents;
  if (!isMap(parent)) return 0;
  const key = parent.items.map((pair) => pair.key).find((item) => isScalar(item) && String(item.value) === path.at(-1));
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}
