import type * as v from 'valibot';
import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Place } from '../../talk.ts';
import { message, type Message } from '../messages.ts';
import type { SourceFile } from '../read.ts';
import { nearest } from './nearest.ts';
import { joinFolded } from '../soft-breaks.ts';
import { check } from './schema.ts';

interface Read<T> {
  readonly value?: T;
  /** Where the value at this path of keys begins. */
  readonly placeOf: (path: readonly string[]) => Place;
  readonly messages: readonly Message[];
}

/** A YAML file as the schema wants it; every fault is told with the place of its key. */
export function readYaml<S extends v.GenericSchema>(schema: S, file: SourceFile): Read<v.InferOutput<S>> {
  const lines = new LineCounter();
  // The core schema has no timestamps: a date stays the text that was typed.
  const document = parseDocument(file.text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: file.path, line, column: col };
  };
  const placeOf = (path: readonly string[]) => placeAt(offsetOf(document, path));

  const [fault] = document.errors;
  if (fault) return { placeOf, messages: [message('yaml-syntax', placeAt(fault.pos[0]), fault.message)] };

  if (!isMap(document.contents)) {
    return { placeOf, messages: [message('yaml-syntax', placeAt(0), 'it holds no keys')] };
  }

  visit(document, {
    Scalar: (_key, node) => {
      const source = file.text.slice(node.range?.[0], node.range?.[1]);
      const isFolded = node.type !== 'BLOCK_LITERAL' && source.trimEnd().includes('\n');
      if (isFolded && typeof node.value === 'string') node.value = joinFolded(node.value);
    },
  });
  const result = check(schema, document.toJS());
  if (!result.complaints) return { value: result.value, placeOf, messages: [] };
  const messages = result.complaints.map(({ kind, path, expected, received }) => {
    const key = path.join('.') || (file.path.split('/').at(-1) ?? '');
    if (kind === 'missing') return message('yaml-key-missing', placeOf(path.slice(0, -1)), key, expected[0] ?? '');
    if (kind === 'unknown')
      return message('yaml-key-unknown', placeOf(path), key, expected, nearest(path.at(-1) ?? '', expected));
    return message('yaml-value', placeOf(path), key, received, expected[0] ?? '');
  });
  return { placeOf, messages };
}

/** Where the key at this path begins in the file. */
function offsetOf(document: Document, path: readonly string[]): number {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1)) : document.contents;
  if (!isMap(parent)) return 0;
  const key = parent.items.map((pair) => pair.key).find((item) => isScalar(item) && String(item.value) === path.at(-1));
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}
